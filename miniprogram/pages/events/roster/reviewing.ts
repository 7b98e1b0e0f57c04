import { call } from '../../../services/api'
import { askFor, confirm } from '../../../services/confirm'
import { toast } from '../../../services/toast'

/** Lets one person in who asked. */
export async function approve(eventId: string, memberId: string, name: string): Promise<void> {
  const { status } = await call('events.reviewSignUp', { eventId, memberId, decision: 'approve' })
  toast(`${name} 已通过${status === 'waitlisted' ? '，名额已满，在候补' : ''}`)
}

/** Does not let somebody in who asked, after a question. Answers whether it was done. */
export async function reject(eventId: string, memberId: string, name: string): Promise<boolean> {
  const question = { title: `不通过 ${name}？`, placeholderText: '原因（可不写，对方会看到）', confirmText: '不通过' }
  const reason = await askFor(question)
  if (reason === undefined) return false
  await call('events.reviewSignUp', { eventId, memberId, decision: 'reject', ...(reason === '' ? {} : { reason }) })
  toast(`已告诉 ${name} 没有通过`)
  return true
}

/** Asks before several are let in. */
export function mayApprove(people: number): Promise<boolean> {
  const content = '按选择的先后给名额，名额满了以后的进入候补。每个人都会收到消息。'
  return confirm({ title: `通过 ${people} 人？`, content, confirmText: '通过' })
}

/** Lets several in, one after the other: in this order they get the seats. Whoever was let in before it stops is in. */
export async function approveAll(eventId: string, memberIds: string[]): Promise<void> {
  let waiting = 0
  for (const memberId of memberIds) {
    const { status } = await call('events.reviewSignUp', { eventId, memberId, decision: 'approve' })
    if (status === 'waitlisted') waiting += 1
  }
  toast(waiting > 0 ? `已通过 ${memberIds.length} 人，其中 ${waiting} 人在候补` : `已通过 ${memberIds.length} 人`)
}
