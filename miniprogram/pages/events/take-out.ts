import { call } from '../../services/api'
import { askFor } from '../../services/confirm'
import { toast } from '../../services/toast'

/** Takes somebody out of an event, with a reason they read; the seat goes to the next. Answers whether it was done. */
export async function takeOut(eventId: string, { memberId, name }: { memberId: string; name: string }): Promise<boolean> {
  const reason = await askFor({ title: `把${name}移出名单？`, placeholderText: '原因，本人会看到', confirmText: '移出' })
  if (reason === undefined) return false
  if (reason === '') {
    toast('请写一句原因，本人会看到')
    return false
  }
  await call('events.removeSignUp', { eventId, memberId, reason })
  toast(`已把${name}移出名单，并告诉了本人`)
  return true
}
