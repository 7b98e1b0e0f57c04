import { addMinutes } from '../../../kernel/clock'
import { AppError } from '../../../kernel/app-error'
import { openMinutesAfter } from '../../../kernel/quiet-hours'
import type { EventRecord, Quota, SignUpRecord, SignUpStatus } from '../records'
import type { Pool, Taking } from './pool-rules'
import { leftIn, takingElsewhere, takingFrom } from './pool-rules'

// Who sits where. Numbers, and why: docs/decisions/0002-seats.md and 0011-quotas-and-offers.md.

/** What a party takes: from the event's seats and, when they count in a quota, from its seats too. */
export interface Allotment {
  seats: Taking
  ofQuota: Taking | null
}

type Seating = Pick<EventRecord, 'capacity' | 'issued' | 'free' | 'waiting' | 'quotas'>

/** The event's own seats as a stock. */
export const eventPool = ({ capacity, issued, free }: Pick<Seating, 'capacity' | 'issued' | 'free'>): Pool => ({
  most: capacity,
  issued,
  free,
})

const quotaOf = ({ quotas }: Pick<EventRecord, 'quotas'>, quota: string | null): Quota | null =>
  quota === null ? null : (quotas[quota] ?? null)

/** How many seats are left, none of them promised to anybody. */
export function seatsLeft(event: Seating): number {
  return leftIn(eventPool(event))
}

/** How many seats are left for people of a quota; the quota may have fewer left than the event. */
export function seatsLeftFor(event: Seating, quota: string | null): number {
  const own = quotaOf(event, quota)
  return own ? Math.min(seatsLeft(event), leftIn(own)) : seatsLeft(event)
}

/** How many wait, in whatever quota. */
export function allWaiting(event: Seating): number {
  return Object.values(event.quotas).reduce((sum, { waiting }) => sum + Math.max(0, waiting), Math.max(0, event.waiting))
}

/** The quotas somebody may count in who belongs to these organisations and all above them. */
function quotasFor({ quotas }: Pick<EventRecord, 'quotas'>, organisationPaths: readonly string[]): string[] {
  return Object.keys(quotas).filter((organisationId) => organisationPaths.includes(organisationId))
}

/** The quota somebody counts in: of theirs the first with room for the party, else the first; null when none is theirs. */
export function quotaFor(event: Seating, organisationPaths: readonly string[], party: number): string | null {
  const theirs = quotasFor(event, organisationPaths)
  return theirs.find((quota) => seatsLeftFor(event, quota) >= party) ?? theirs[0] ?? null
}

/** Seats for somebody who waits; `noQuota` when their quota has too few, `noSeats` when only the event has. */
export function seatsForNext(event: Seating, quota: string | null, party: number): Allotment | 'noSeats' | 'noQuota' {
  const own = quotaOf(event, quota)
  const ofQuota = own && takingFrom(own, party)
  if (own && !ofQuota) return 'noQuota'
  const seats = takingFrom(eventPool(event), party)
  return seats ? { seats, ofQuota } : 'noSeats'
}

/** The seats a party gets, or `waitlist`, or the reason there is neither. Nobody overtakes somebody who waits and could be seated. */
export function allotSeats(
  event: Seating & Pick<EventRecord, 'waitlist'>,
  quota: string | null,
  party: number,
): Allotment | 'waitlist' {
  const own = quotaOf(event, quota)
  if (own && party > own.most) throw new AppError('PARTY_TOO_LARGE')
  const isOvertaking =
    event.waiting > 0 ||
    Object.entries(event.quotas).some(([id, other]) => other.waiting > 0 && (id === quota || leftIn(other) > 0))
  const next = isOvertaking ? 'noSeats' : seatsForNext(event, quota, party)
  if (typeof next !== 'string') return next
  if (!event.waitlist) throw new AppError('EVENT_FULL')
  return 'waitlist'
}

/** Seats for more people of a party that has some; refused when there are too few, or somebody waits who comes first. */
export function seatsForMore(event: Seating, quota: string | null, more: number): Allotment {
  const allotment = allotSeats({ ...event, waitlist: true }, quota, more)
  if (allotment === 'waitlist') throw new AppError('COMPANIONS_FULL')
  return allotment
}

/** Of the numbers a row holds those a smaller party keeps, the lowest, and those it gives back: of the event as of a quota. */
export function seatsFor(
  held: SignUpRecord['seats'],
  party: number,
): { kept: SignUpRecord['seats']; dropped: SignUpRecord['seats'] } {
  const own = seatNumbers(held)
  const ofQuotas = [...quotaNumbers(held)].map(([quota, numbers]) =>
    numbers.sort((a, b) => a - b).map((number) => quotaNumber(quota, number)),
  )
  const pools: SignUpRecord['seats'][] = [own, ...ofQuotas]
  return {
    kept: pools.flatMap((numbers) => numbers.slice(0, party)),
    dropped: pools.flatMap((numbers) => numbers.slice(party)),
  }
}

/**
 * Seats for somebody who stands at the door. Until the start those who wait come first, afterwards whoever is there; nobody is put on the
 * waitlist any more.
 */
export function allotAtDoor(
  event: Seating & Pick<EventRecord, 'waitlist' | 'startsAt'>,
  quota: string | null,
  party: number,
  now: Date,
): Allotment {
  const allotment = now < event.startsAt ? allotSeats(event, quota, party) : seatsForNext(event, quota, party)
  if (typeof allotment === 'string') throw new AppError('EVENT_FULL')
  return allotment
}

/** The same with other numbers of those that were given back; `at` says which. */
export function spread({ seats, ofQuota }: Allotment, event: Seating, quota: string | null, at: number): Allotment {
  const own = quotaOf(event, quota)
  return {
    seats: takingElsewhere(seats, eventPool(event), at),
    ofQuota: own && ofQuota && takingElsewhere(ofQuota, own, at),
  }
}

/** The numbers a row holds after its event gave what was allotted: `after` is the event as the taking left it. */
export function numbersTaken(after: Seating, { seats, ofQuota }: Allotment, quota: string | null): (number | string)[] {
  const own = quotaOf(after, quota)
  return [
    ...numbersOf(seats, after.issued),
    ...(own && ofQuota && quota !== null ? numbersOf(ofQuota, own.issued).map((number) => quotaNumber(quota, number)) : []),
  ]
}

function numbersOf({ free, fresh }: Taking, issued: number): number[] {
  return [...free, ...Array.from({ length: fresh }, (_unused, index) => issued - fresh + 1 + index)]
}

/** A number of a quota as it stands in a row. No id has a `#`. */
export function quotaNumber(quota: string, number: number): string {
  return `${quota}#${number}`
}

/** The event's own numbers among what a row holds, the lowest first. */
export function seatNumbers(held: SignUpRecord['seats']): number[] {
  return held.filter((seat): seat is number => typeof seat === 'number').sort((a, b) => a - b)
}

/** The quotas' numbers among what rows hold, by quota. */
export function quotaNumbers(held: SignUpRecord['seats']): Map<string, number[]> {
  const byQuota = new Map<string, number[]>()
  for (const seat of held) {
    const [quota, number] = typeof seat === 'string' ? seat.split('#') : []
    if (quota === undefined || number === undefined) continue
    byQuota.set(quota, [...(byQuota.get(quota) ?? []), Number(number)])
  }
  return byQuota
}

/** Where the parts of the roster begin: those with a seat, by its number, come before both. */
export const rosterOrder = { waiting: 1_000_000_000, rest: 2_000_000_000 } as const

/** The place on the roster of a row with these seats or this place in the waitlist. */
export function orderOf(row: { status: SignUpStatus; seats: SignUpRecord['seats']; queue: number | null }): number {
  const [lowest] = seatNumbers(row.seats)
  if (lowest !== undefined) return lowest
  return row.status === 'waitlisted' && row.queue !== null ? rosterOrder.waiting + row.queue : rosterOrder.rest
}

/** Minutes an offered seat is kept, the night not counted. */
const offerMinutes = 120

/** Nearer to the start than this a seat that comes free goes over at once: there is no time left to ask. */
const nearMinutes = 24 * 60

/** What becomes of the first who waits: asked while there is time, else confirmed at once. */
export function promotionOf(event: Pick<EventRecord, 'startsAt'>, now: Date): Pick<SignUpRecord, 'status' | 'offerEndsAt'> {
  const offerEndsAt = openMinutesAfter(now, offerMinutes)
  return addMinutes(now, nearMinutes) < event.startsAt && offerEndsAt < event.startsAt
    ? { status: 'offered', offerEndsAt }
    : { status: 'confirmed', offerEndsAt: null }
}
