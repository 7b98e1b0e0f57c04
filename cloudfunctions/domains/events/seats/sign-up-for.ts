import { AppError } from '../../../kernel/app-error'
import type { Change } from '../../../kernel/change'
import { shanghaiTime } from '../../../kernel/clock'
import type { UseCase, UseCaseContext } from '../../../kernel/use-case'
import { members, recordDoneFor } from '../../members'
import { isInvited } from '../audience'
import type { EventRecord, SignUpStatus } from '../records'
import { answersTo, canManage, isActive } from '../rules'
import { events } from '../store'
import { seatPerson } from './seat-person'
import { maySignUpFor, requireOpenFor } from './sign-up-for-rules'
import { waitlistPosition } from './waitlist-position'

type Context = UseCaseContext<'events.signUpFor'>

/** The row, its trace, the message and the line among what was done for them are one act; a repeat finds the row and adds nothing. */
export const signUpFor: UseCase<'events.signUpFor'> = async (input, context) => {
  const { eventId, memberId, answers, questionsVersion, companions } = input
  const { actor, now } = context
  const [event, member] = await Promise.all([events.get(eventId), members.get(memberId)])
  if (event?.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  if (member?.status !== 'approved' || !maySignUpFor(actor, member, event)) throw new AppError('MEMBER_NOT_FOUND')
  const runsIt = canManage(event, actor)
  const row = {
    memberName: member.name,
    companions,
    // Only the person themself can agree to be named.
    showsName: false,
    signedUpAt: now,
    by: { memberId: actor.memberId, name: actor.name },
  }
  const { status, position, standing } = await seatPerson(
    {
      eventId,
      person: { memberId, organisationPaths: member.organisationPaths },
      row,
      answered: (current) => answersTo(current, answers, questionsVersion),
    },
    (current, mine) => {
      if (mine && isActive(mine.status)) return 'stand'
      requireOpenFor(current, companions + 1, now, runsIt)
      if (!isInvited(current, member.organisationPaths)) throw new AppError('NOT_INVITED')
      return current.approval && !runsIt ? 'pending' : 'seat'
    },
    now,
    { by: context, also: (change, given) => leaveTrace(change, event, memberId, given, context) },
  )
  if (standing) return { status, ...(await waitlistPosition(standing)) }
  return { status, ...(position === undefined ? {} : { waitlistPosition: position }) }
}

async function leaveTrace(change: Change, event: EventRecord, memberId: string, status: SignUpStatus, context: Context) {
  const { _id: eventId, title } = event
  const { actor, now } = context
  await recordDoneFor(change, { kind: 'signedUp', memberId, detail: { eventId, title } }, context)
  await change.audit({
    action: 'event.signedUpFor',
    target: { kind: 'member', id: memberId },
    organisationPath: event.organisationPath,
    after: { eventId, status },
  })
  const where = `时间：${shanghaiTime(event.startsAt)}，地点：${event.place.name}。`
  await change.tell({
    occasion: `signedUpFor_${eventId}_${now.getTime()}`,
    memberId,
    title: `${actor.name}替您报了名：${title}`,
    body: `${saidOf(status)}${where}如不能参加，请打开活动取消报名。`,
    page: `/pages/events/detail/detail?eventId=${eventId}`,
    template: 'eventNews',
    fields: { thing1: title, time2: event.startsAt.toISOString(), thing3: event.place.name, thing4: '工作人员替您报了名' },
  })
}

function saidOf(status: SignUpStatus): string {
  if (status === 'waitlisted') return '名额已满，您在候补名单里，有名额会通知您。'
  return status === 'pending' ? '报名由主办方审核，结果会通知您。' : '名额已经为您留好。'
}
