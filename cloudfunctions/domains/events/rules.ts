import type { Caller } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError, unreachable } from '../../kernel/app-error'
import type { EventRecord, SignUpRecord, SignUpStatus } from './records'

/** Whether somebody prepares and runs an event: publishes it, sees the roster, checks in. */
export function canManage(event: Pick<EventRecord, 'organisationPath'>, actor: Pick<Caller, 'roles'>): boolean {
  return reaches(actor, event.organisationPath, 'organiser', 'administrator')
}

/** Whether a sign-up holds a seat or a place in the waitlist. */
export function isActive(status: SignUpStatus): boolean {
  switch (status) {
    case 'pending':
    case 'confirmed':
    case 'waitlisted':
    case 'offered':
      return true
    case 'declined':
    case 'expired':
    case 'rejected':
    case 'cancelled':
      return false
    default:
      return unreachable(status)
  }
}

/** Refuses a sign-up that comes at the wrong time or could never fit. */
export function requireOpen(event: EventRecord, party: number, now: Date): void {
  if (event.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  if (event.signUpOpensAt !== null && now < event.signUpOpensAt) throw new AppError('SIGN_UP_NOT_OPEN')
  if (now >= event.signUpClosesAt) throw new AppError('SIGN_UP_CLOSED')
  if (party > event.companionsAllowed + 1 || party > event.capacity) throw new AppError('PARTY_TOO_LARGE')
}

/** Refuses to cancel what is over or was never there. */
export function requireCancellable(
  event: EventRecord | null,
  mine: SignUpRecord | null,
  now: Date,
): asserts mine is SignUpRecord {
  if (!event) throw new AppError('EVENT_NOT_FOUND')
  if (!mine) throw new AppError('SIGN_UP_NOT_FOUND')
  if (isActive(mine.status) && now >= event.startsAt) throw new AppError('EVENT_STARTED')
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

/** The quotas of a new event, all seats still there; refused when one is named twice or is more than the capacity. */
export function quotasOf(
  { quotas, capacity }: { quotas: { organisationId: string; most: number }[]; capacity: number },
  organisations: readonly { _id: string; name: string }[],
): EventRecord['quotas'] {
  const ids = new Set(quotas.map(({ organisationId }) => organisationId))
  if (ids.size < quotas.length || quotas.some(({ most }) => most > capacity)) throw new AppError('QUOTA_INVALID')
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

/** Why somebody cannot be checked in, told from the row as it stands. */
export function checkInRefusal(row: SignUpRecord | null): AppError {
  if (!row) return new AppError('SIGN_UP_NOT_FOUND')
  return new AppError(row.checkedInAt === null ? 'NOT_CONFIRMED' : 'ALREADY_CHECKED_IN')
}
