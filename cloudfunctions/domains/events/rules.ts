import type { Caller } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError, unreachable } from '../../kernel/app-error'
import type { EventRecord, SignUpRecord, SignUpStatus } from './records'

/** Where a party sits, before it is written: numbers given back with so many new ones, new numbers, or a place in the waitlist. */
export type Allotment = { from: 'free'; seats: number[]; fresh: number } | { from: 'fresh' } | { from: 'waitlist' }

/** Whether somebody prepares and runs an event: publishes it, sees the roster, checks in. */
export function canManage(event: Pick<EventRecord, 'organisationPath'>, actor: Pick<Caller, 'roles'>): boolean {
  return reaches(actor, event.organisationPath, 'organiser', 'administrator')
}

/** How many seats are left, none of them promised to anybody. */
export function seatsLeft({ capacity, issued, free }: Pick<EventRecord, 'capacity' | 'issued' | 'free'>): number {
  return Math.max(0, capacity - issued) + free.filter((seat) => seat <= capacity).length
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
  if (party > event.capacity) throw new AppError('PARTY_TOO_LARGE')
}

/** The seats a party gets, or its place in the waitlist, or the reason there is neither. Nobody overtakes those who wait. */
export function allotSeats(event: EventRecord, party: number): Allotment {
  const next = seatsForNext(event, party)
  if (event.waiting === 0 && next.from !== 'none') return next
  if (!event.waitlist) throw new AppError('EVENT_FULL')
  return { from: 'waitlist' }
}

/** Seats for the first who waits: numbers given back, else new ones, else both together, else none. */
export function seatsForNext(
  event: Pick<EventRecord, 'capacity' | 'issued' | 'free'>,
  party: number,
): { from: 'free'; seats: number[]; fresh: number } | { from: 'fresh' } | { from: 'none' } {
  const seats = event.free.filter((seat) => seat <= event.capacity).sort((a, b) => a - b)
  if (seats.length >= party) return { from: 'free', seats: seats.slice(0, party), fresh: 0 }
  if (event.issued + party <= event.capacity) return { from: 'fresh' }
  const fresh = party - seats.length
  return event.issued + fresh <= event.capacity ? { from: 'free', seats, fresh } : { from: 'none' }
}

/** The newest so many of the seat numbers handed out. */
export function lastIssued({ issued }: Pick<EventRecord, 'issued'>, count: number): number[] {
  return Array.from({ length: count }, (_unused, index) => issued - count + 1 + index)
}

/** Where the parts of the roster begin: those with a seat, by its number, come before both. */
export const rosterOrder = { waiting: 1_000_000_000, rest: 2_000_000_000 } as const

/** The place on the roster of a row with these seats or this place in the waitlist. */
export function orderOf(row: { status: SignUpStatus; seats: readonly (number | string)[]; queue: number | null }): number {
  const seats = seatNumbers(row.seats)
  if (seats.length > 0) return Math.min(...seats)
  return row.status === 'waitlisted' && row.queue !== null ? rosterOrder.waiting + row.queue : rosterOrder.rest
}

/** Of the numbers handed out, those that no row holds, lowest first. */
export function unheldSeats(issued: number, held: readonly number[]): number[] {
  const taken = new Set(held)
  return Array.from({ length: issued }, (_unused, index) => index + 1).filter((seat) => !taken.has(seat))
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

/** Refuses to publish what is out of date or published already. */
export function requirePublishable(event: EventRecord, now: Date): void {
  if (event.status !== 'draft') throw new AppError('EVENT_NOT_DRAFT')
  if (event.endsAt <= now) throw new AppError('EVENT_TIMES_INVALID')
}

/** The numbers among what a row holds. */
export function seatNumbers(seats: readonly (number | string)[]): number[] {
  return seats.filter((seat): seat is number => typeof seat === 'number')
}

/** Why somebody cannot be checked in, told from the row as it stands. */
export function checkInRefusal(row: SignUpRecord | null): AppError {
  if (!row) return new AppError('SIGN_UP_NOT_FOUND')
  return new AppError(row.checkedInAt === null ? 'NOT_CONFIRMED' : 'ALREADY_CHECKED_IN')
}
