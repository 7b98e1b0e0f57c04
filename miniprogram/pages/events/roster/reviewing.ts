import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { toast } from '../../../services/toast'

/** Lets one person in who asked, or not, after a question. Answers whether something was decided. */
export async function review(eventId: string, memberId: string, name: string, decision: 'approve' | 'reject'): Promise<boolean> {
  const isYes = decision === 'approve'
  const reason = isYes ? '' : await reasonFor(`不通过 ${name}？`, '不通过', '原因（可不写，对方会看到）')
  if (reason === undefined) return false
  const { status } = await call('events.reviewSignUp', { eventId, memberId, decision, ...(reason === '' ? {} : { reason }) })
  toast(isYes ? `${name} 已通过${status === 'waitlisted' ? '，名额已满，在候补' : ''}` : `已告诉 ${name} 没有通过`)
  return true
}

/** Lets several in, one after the other: in this order they get the seats. */
export async function reviewAll(eventId: string, memberIds: string[]): Promise<boolean> {
  const content = '按选择的先后给名额，名额满了以后的进入候补。每个人都会收到消息。'
  if (!(await confirm({ title: `通过 ${memberIds.length} 人？`, content, confirmText: '通过' }))) return false
  let waiting = 0
  for (const memberId of memberIds) {
    const { status } = await call('events.reviewSignUp', { eventId, memberId, decision: 'approve' })
    if (status === 'waitlisted') waiting += 1
  }
  toast(waiting > 0 ? `已通过 ${memberIds.length} 人，其中 ${waiting} 人在候补` : `已通过 ${memberIds.length} 人`)
  return true
}

/** Takes somebody out of the event; they are told why, and the seat goes to the next. Answers whether it was done. */
export async function takeOut(eventId: string, memberId: string, name: string): Promise<boolean> {
  const reason = await reasonFor(`取消 ${name} 的报名？`, '取消报名', '原因（对方会看到）')
  if (reason === undefined) return false
  if (reason === '') {
    toast('请写一句原因，对方会看到')
    return false
  }
  await call('events.removeSignUp', { eventId, memberId, reason })
  toast(`已取消 ${name} 的报名，并告诉了本人`)
  return true
}

/** Why; the person reads it. Nothing when the colleague thinks again. */
async function reasonFor(title: string, confirmText: string, placeholderText: string): Promise<string | undefined> {
  const question = { title, editable: true, placeholderText, confirmText, cancelText: '再想想' }
  const { confirm: isSure, content } = await wx.showModal(question)
  return isSure ? content.trim() : undefined
}
