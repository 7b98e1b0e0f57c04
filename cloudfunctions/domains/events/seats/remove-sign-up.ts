import { AppError } from '../../../kernel/app-error'
import { atomically } from '../../../kernel/change'
import { shanghaiTime } from '../../../kernel/clock'
import type { UseCase } from '../../../kernel/use-case'
import { managedEvent } from '../managed-event'
import { persistently } from '../../../kernel/persistently'
import type { EventRecord } from '../records'
import { isActive } from '../rules'
import { signUpId, signUps } from '../store'
import { emptied, passOn } from './withdraw'

/** The row, its trace and the message are one act; the seat goes on afterwards, by `settle` if the power goes. */
export const removeSignUp: UseCase<'events.removeSignUp'> = async ({ eventId, memberId, reason }, context) => {
  const { actor, now } = context
  const event = await managedEvent(eventId, actor)
  const removed = await persistently(() =>
    atomically(context, async (change) => {
      const row = await change.get(signUps, signUpId(eventId, memberId))
      if (!row) throw new AppError('SIGN_UP_NOT_FOUND')
      // Gone already, by themself, by a colleague or by this request before its reply was lost.
      if (!isActive(row.status)) return { row, status: row.status }
      if (row.checkedInAt !== null) throw new AppError('ALREADY_CHECKED_IN')
      await change.update(signUps, row._id, emptied(row, 'rejected', now))
      await change.audit({
        action: 'event.signUpRemoved',
        target: { kind: 'member', id: memberId },
        organisationPath: event.organisationPath,
        before: { status: row.status },
        after: { eventId, status: 'rejected' },
        reason,
      })
      await change.tell({
        occasion: `signUpRemoved_${eventId}_${row.signedUpAt.getTime()}`,
        memberId,
        ...messageOf(event, reason, now),
      })
      return { row, status: 'rejected' as const, freed: true }
    }),
  )
  if (removed.freed) await passOn(removed.row, now)
  return { status: removed.status }
}

function messageOf({ _id, title, startsAt, place }: EventRecord, reason: string, now: Date) {
  return {
    title: `报名被取消：${title}`,
    body: `很抱歉，工作人员取消了您的报名。原因：${reason}。活动时间：${shanghaiTime(startsAt)}，地点：${place.name}。如有疑问，请联系活动负责人。`,
    page: `/pages/events/detail/detail?eventId=${_id}`,
    template: 'registrationReviewed' as const,
    fields: { thing1: title, phrase2: '已取消', time3: now.toISOString(), thing4: '工作人员取消了您的报名' },
  }
}
