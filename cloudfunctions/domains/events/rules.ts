import { activeSignUpStatuses } from '../../../miniprogram/shared/labels'
import type { Answers } from '../../contracts/questions'
import type { Caller } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { checkAnswers } from '../../kernel/answers'
import { AppError, unreachable } from '../../kernel/app-error'
import type { Answered, EventRecord, SignUpRecord, SignUpStatus } from './records'

/** Whether somebody prepares and runs an event: publishes it, sees the roster, checks in. */
export function canManage(event: Pick<EventRecord, 'organisationPath'>, actor: Pick<Caller, 'roles'>): boolean {
  return reaches(actor, event.organisationPath, 'organiser', 'administrator')
}

/** Refuses an event that somebody does not look after, as if there were none. */
export function requireManaged(event: EventRecord | null, actor: Pick<Caller, 'roles'>): EventRecord {
  if (!event || !canManage(event, actor)) throw new AppError('EVENT_NOT_FOUND')
  return event
}

/** Whether a sign-up holds a seat or a place in the waitlist. */
export function isActive(status: SignUpStatus): boolean {
  return activeSignUpStatuses.includes(status)
}

/** Refuses a sign-up that comes at the wrong time or could never fit. */
export function requireOpen(event: EventRecord, party: number, now: Date): void {
  if (event.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  if (event.signUpOpensAt !== null && now < event.signUpOpensAt) throw new AppError('SIGN_UP_NOT_OPEN')
  if (now >= event.signUpClosesAt) throw new AppError('SIGN_UP_CLOSED')
  if (party > event.companionsAllowed + 1 || party > event.capacity) throw new AppError('PARTY_TOO_LARGE')
}

/** Refuses more companions than the event has room for, or once sign-up is over. */
export function requireRoomForMore(event: EventRecord, { quota }: SignUpRecord, party: number, now: Date): void {
  requireOpen(event, party, now)
  const own = quota === null ? undefined : event.quotas[quota]
  if (own && party > own.most) throw new AppError('PARTY_TOO_LARGE')
}

/** What somebody answered to an event's questions; refused when it is not enough, or meant for questions that have changed. */
export function answersTo({ questions }: Pick<EventRecord, 'questions'>, answers: Answers, version?: number): Answered {
  if (version !== undefined && version !== questions.version) throw new AppError('QUESTIONS_CHANGED')
  return { answers: checkAnswers(questions.items, answers), answersVersion: questions.version }
}

/** The event and the row, where the sign-up may be changed: not when it is not there any more, or the event began. */
export function changeable<E extends EventRecord>(event: (E & { mine?: SignUpRecord[] }) | null, now: Date) {
  const mine = event?.mine?.[0]
  if (event?.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  if (!mine || !isActive(mine.status)) throw new AppError('SIGN_UP_NOT_FOUND')
  if (now >= event.startsAt) throw new AppError('EVENT_STARTED')
  return { event, mine }
}

/** Refuses to cancel what is over or was never there, and a seat when the event's terms say so. */
export function requireCancellable(
  event: EventRecord | null,
  mine: SignUpRecord | null,
  now: Date,
): asserts mine is SignUpRecord {
  if (!event) throw new AppError('EVENT_NOT_FOUND')
  if (!mine) throw new AppError('SIGN_UP_NOT_FOUND')
  if (isActive(mine.status) && now >= event.startsAt) throw new AppError('EVENT_STARTED')
  // Who waits or is still to be let in takes nothing from anybody.
  if (mine.status === 'confirmed' && event.status === 'published' && !mayGiveUp(event, now)) throw new AppError('CANCEL_CLOSED')
}

function mayGiveUp({ cancelPolicy, cancelBy }: Pick<EventRecord, 'cancelPolicy' | 'cancelBy'>, now: Date): boolean {
  switch (cancelPolicy) {
    case 'untilStart':
      return true
    case 'untilDeadline':
      return cancelBy === null || now < cancelBy
    case 'never':
      return false
    default:
      return unreachable(cancelPolicy)
  }
}

/** Refuses times that cannot be: the end after the start, sign-up over by the end and open before it closes. */
export function requireSensibleTimes(times: {
  startsAt: Date
  endsAt: Date
  signUpOpensAt: Date | null
  signUpClosesAt: Date
}): void {
  const { startsAt, endsAt, signUpOpensAt, signUpClosesAt } = times
  const opensInTime = signUpOpensAt === null || signUpOpensAt < signUpClosesAt
  if (startsAt >= endsAt || signUpClosesAt > endsAt || !opensInTime) throw new AppError('EVENT_TIMES_INVALID')
}

/** Refuses quotas that name an organisation twice or are more than the capacity. */
export function requireQuotas({
  quotas,
  capacity,
}: {
  quotas: { organisationId: string; most: number }[]
  capacity: number
}): void {
  const ids = new Set(quotas.map(({ organisationId }) => organisationId))
  if (ids.size < quotas.length || quotas.some(({ most }) => most > capacity)) throw new AppError('QUOTA_INVALID')
}

/** The quotas of a new event, all seats still there; refused when one is named twice or is more than the capacity. */
export function quotasOf(
  { quotas, capacity }: { quotas: { organisationId: string; most: number }[]; capacity: number },
  organisations: readonly { _id: string; name: string }[],
): EventRecord['quotas'] {
  requireQuotas({ quotas, capacity })
  const nameOf = new Map(organisations.map(({ _id, name }) => [_id, name]))
  return Object.fromEntries(
    quotas.map(({ organisationId, most }) => [
      organisationId,
      { name: nameOf.get(organisationId) ?? '', most, issued: 0, free: [], waiting: 0 },
    ]),
  )
}

/** Refuses to publish what is out of date or published already. */
export function requirePublishable(event: EventRecord, now: Date): void {
  if (event.status !== 'draft') throw new AppError('EVENT_NOT_DRAFT')
  if (event.endsAt <= now) throw new AppError('EVENT_TIMES_INVALID')
}

/** Refuses to call off what nobody knows of, is called off already, or is over. */
export function requireCallable(event: EventRecord, now: Date): void {
  if (event.status === 'draft') throw new AppError('EVENT_NOT_PUBLISHED')
  if (event.status === 'cancelled') throw new AppError('EVENT_CANCELLED')
  if (event.endsAt <= now) throw new AppError('EVENT_OVER')
}
