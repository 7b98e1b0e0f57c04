import type { ParsedInputOf } from '../../../contracts'
import { AppError } from '../../../kernel/app-error'
import type { Change } from '../../../kernel/change'
import { atomically } from '../../../kernel/change'
import { shanghaiTime } from '../../../kernel/clock'
import type { UseCase, UseCaseContext } from '../../../kernel/use-case'
import { members } from '../../members'
import { managedEvent } from '../managed-event'
import { persistently } from '../../../kernel/persistently'
import type { EventRecord, SignUpRecord, SignUpStatus } from '../records'
import { orderOf } from './seat-rules'
import { seatPerson } from './seat-person'
import { signUpId, signUps } from '../store'

type Context = UseCaseContext<'events.reviewSignUp'>

/** The decision, its trace and the message are one act; of two staff one decides and the other is told. */
export const reviewSignUp: UseCase<'events.reviewSignUp'> = (input, context) => persistently(() => decide(input, context))

async function decide({ eventId, memberId, decision, reason }: ParsedInputOf<'events.reviewSignUp'>, context: Context) {
  const event = await managedEvent(eventId, context.actor)
  const row = requirePending(await signUps.get(signUpId(eventId, memberId)))
  const also = (change: Change, status: SignUpStatus) => leaveTrace(change, event, row, status, reason, context)
  return { status: decision === 'approve' ? await approve(row, also, context) : await reject(row, also, context) }
}

function requirePending(row: SignUpRecord | null): SignUpRecord {
  if (!row) throw new AppError('SIGN_UP_NOT_FOUND')
  if (row.status !== 'pending') throw new AppError('SIGN_UP_REVIEWED')
  return row
}

type Also = (change: Change, status: SignUpStatus) => Promise<void>

async function approve(row: SignUpRecord, also: Also, context: Context): Promise<SignUpStatus> {
  const { eventId, memberId, memberName, companions, answers, answersVersion, showsName, signedUpAt, by } = row
  const member = await members.get(memberId)
  if (!member) throw new AppError('SIGN_UP_NOT_FOUND')
  const { status } = await seatPerson(
    {
      eventId,
      person: { memberId, organisationPaths: member.organisationPaths },
      row: { memberName, companions, showsName, signedUpAt, by },
      answered: () => ({ answers, answersVersion }),
    },
    (event, mine) => {
      // What they say and whom they bring was changed since it was read: read again.
      if (+requirePending(mine).statusAt !== +row.statusAt) throw new AppError('BUSY', { over: 'row' })
      if (event.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
      return 'seat'
    },
    context.now,
    { by: context, also },
  )
  return status
}

/** Somebody who waits for a decision holds nothing that would have to be given back. */
function reject(row: SignUpRecord, also: Also, context: Context): Promise<SignUpStatus> {
  return atomically(context, async (change) => {
    requirePending(await change.get(signUps, row._id))
    const rejected = { status: 'rejected' as const, seats: [row.memberId], queue: null }
    await change.update(signUps, row._id, { ...rejected, order: orderOf(rejected), statusAt: context.now })
    await also(change, rejected.status)
    return rejected.status
  })
}

async function leaveTrace(
  change: Change,
  event: EventRecord,
  { memberId, signedUpAt }: SignUpRecord,
  status: SignUpStatus,
  reason: string | undefined,
  { now }: Context,
): Promise<void> {
  await change.audit({
    action: status === 'rejected' ? 'event.signUpRejected' : 'event.signUpApproved',
    target: { kind: 'member', id: memberId },
    organisationPath: event.organisationPath,
    after: { eventId: event._id, status },
    ...(reason === undefined ? {} : { reason }),
  })
  const said = words(event, status, reason)
  await change.tell({
    occasion: `signUpReviewed_${event._id}_${signedUpAt.getTime()}`,
    memberId,
    title: `${said.title}：${event.title}`,
    body: said.body,
    page: `/pages/events/detail/detail?eventId=${event._id}`,
    template: 'registrationReviewed',
    fields: { thing1: event.title, phrase2: said.short, time3: now.toISOString(), thing4: said.title },
  })
}

function words(event: EventRecord, status: SignUpStatus, reason: string | undefined) {
  const where = `时间：${shanghaiTime(event.startsAt)}，地点：${event.place.name}。`
  if (status === 'rejected') {
    const why = reason === undefined ? '' : `原因：${reason}。`
    return { title: '报名没有通过', short: '未通过', body: `很遗憾，您的报名没有通过。${why}欢迎参加其他活动。` }
  }
  return status === 'waitlisted'
    ? {
        title: '报名已通过，正在候补',
        short: '候补中',
        body: `您的报名已通过，但名额已满，您在候补名单里，有名额会通知您。${where}`,
      }
    : { title: '报名已通过', short: '已通过', body: `您的报名已通过。${where}` }
}
