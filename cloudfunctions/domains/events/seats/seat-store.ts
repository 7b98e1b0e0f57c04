import type { Criteria } from '../../../platform/database'
import { command, mostDocuments } from '../../../platform/database'
import type { EventRecord, SignUpRecord } from '../records'
import type { Taking } from './pool-rules'
import type { Allotment } from './seat-rules'
import { quotaNumbers, rosterOrder, seatNumbers } from './seat-rules'
import { events, signUps } from '../store'

// Seat numbers on their way from the event to the rows and back; why it is done so: docs/decisions/0002-seats.md and 0011-quotas-and-offers.md.

/**
 * Takes what was allotted: one change of the event, refused when somebody was quicker to a number, or the size of a pool was changed.
 * A newcomer is refused too when somebody waits by now who comes first. Answers the event as it is afterwards.
 */
export function takeSeats(
  event: EventRecord,
  quota: string | null,
  { seats, ofQuota }: Allotment,
  who: 'newcomer' | 'waiting',
  now: Date,
): Promise<EventRecord | null> {
  const nobodyFirst = { waiting: 0, ...(quota === null ? {} : { [`quotas.${quota}.waiting`]: 0 }) }
  const own = quota === null ? null : (event.quotas[quota] ?? null)
  const fromQuota = own && ofQuota && takingFrom(`quotas.${quota}.`, 'most', own.most, ofQuota)
  const fromEvent = takingFrom('', 'capacity', event.capacity, seats)
  return events.updateAndReturn(
    {
      _id: event._id,
      status: 'published',
      ...(who === 'newcomer' ? nobodyFirst : {}),
      ...fromEvent.criteria,
      ...fromQuota?.criteria,
    },
    { ...fromEvent.change, ...fromQuota?.change, unsettledSince: now },
  )
}

/** The condition and the change of taking numbers from the pool whose fields begin with `prefix`. */
function takingFrom(
  prefix: string,
  size: string,
  most: number,
  { free, fresh }: Taking,
): { criteria: Criteria; change: Criteria } {
  const _ = command()
  const criteria = {
    [`${prefix}${size}`]: most,
    ...(free.length > 0 ? { [`${prefix}free`]: _.all(free) } : {}),
    ...(fresh > 0 ? { [`${prefix}issued`]: _.lte(most - fresh) } : {}),
  }
  const change = {
    ...(free.length > 0 ? { [`${prefix}free`]: _.pullAll(free) } : {}),
    ...(fresh > 0 ? { [`${prefix}issued`]: _.inc(fresh) } : {}),
  }
  return { criteria, change }
}

const waitingIn = (quota: string | null) => (quota === null ? 'waiting' : `quotas.${quota}.waiting`)

/** A quota that was taken off, or went into another, must not come back as a count alone. */
function stillThere(quotas: readonly string[]): Criteria {
  return Object.fromEntries(quotas.map((quota) => [`quotas.${quota}.most`, command().gt(0)]))
}

/** Takes a place in the waitlist. */
export function takePlace(event: EventRecord, quota: string | null, now: Date): Promise<EventRecord | null> {
  const _ = command()
  return events.updateAndReturn(
    { _id: event._id, status: 'published', waitlist: true, ...stillThere(quota === null ? [] : [quota]) },
    { [waitingIn(quota)]: _.inc(1), queued: _.inc(1), unsettledSince: now },
  )
}

/** The numbers among these that no row holds. */
export async function unheldAmong(eventId: string, held: SignUpRecord['seats']): Promise<SignUpRecord['seats']> {
  if (held.length === 0) return []
  const rows = await signUps.find({ eventId, seats: command().in(held) }, { limit: held.length })
  const inRows = new Set(rows.flatMap(({ seats }) => seats))
  return held.filter((seat) => !inRows.has(seat))
}

/** What a row no longer holds: its numbers, and its place in the waitlist. */
export interface Given {
  seats: SignUpRecord['seats']
  quota: string | null
  places: 0 | 1
}

/** Gives it back, so that the next person can have it. What was a quota's that is no more `settle` finds in no row. */
export async function giveBack(eventId: string, { seats, quota, places }: Given, now: Date): Promise<EventRecord | null> {
  const _ = command()
  const numbers = seatNumbers(seats)
  const own = { ...(numbers.length > 0 ? { free: _.addToSet({ $each: numbers }) } : {}), unsettledSince: now }
  const given = quotaNumbers(seats)
  const ofQuotas = [...given].map(([id, back]) => [`quotas.${id}.free`, _.addToSet({ $each: back })] as const)
  const all = { ...own, ...Object.fromEntries(ofQuotas), ...(places > 0 ? { [waitingIn(quota)]: _.inc(-places) } : {}) }
  const touched = [...given.keys(), ...(places > 0 && quota !== null ? [quota] : [])]
  const after = await events.updateAndReturn({ _id: eventId, ...stillThere(touched) }, all)
  return after ?? (touched.length > 0 ? events.updateAndReturn({ _id: eventId }, own) : null)
}

/** One fewer waits. */
export async function noLongerWaiting(eventId: string, quota: string | null): Promise<void> {
  const there = stillThere(quota === null ? [] : [quota])
  await events.update({ _id: eventId, ...there }, { [waitingIn(quota)]: command().inc(-1) })
}

/** The first who waits and counts in one of these quotas; null stands for those who count in none. */
export async function firstWaiting(eventId: string, quotas: (string | null)[]): Promise<SignUpRecord | null> {
  const criteria = { eventId, status: 'waitlisted', quota: command().in(quotas) }
  const [first] = await signUps.find(criteria, { orderBy: [['queue', 'asc']], limit: 1 })
  return first ?? null
}

/** Everything that rows of the event hold. */
export async function heldSeats(eventId: string): Promise<SignUpRecord['seats']> {
  const _ = command()
  const held: SignUpRecord['seats'] = []
  let last = 0
  for (;;) {
    const rows = await signUps.find(
      { eventId, order: _.gt(last).and(_.lt(rosterOrder.waiting)) },
      { orderBy: [['order', 'asc']], limit: mostDocuments, fields: { seats: 1, order: 1 } },
    )
    held.push(...rows.flatMap(({ seats }) => seats))
    if (rows.length < mostDocuments) return held
    last = rows.at(-1)?.order ?? last
  }
}

/** Those with a seat who signed up last, of the event or of some of its quotas. */
export function latestSeated(eventId: string, quotas: string[] | null, limit: number): Promise<SignUpRecord[]> {
  const _ = command()
  return signUps.find(
    { eventId, status: _.in(['confirmed', 'offered']), ...(quotas === null ? {} : { quota: _.in(quotas) }) },
    {
      orderBy: [
        ['signedUpAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
    },
  )
}

/** How many wait, by quota. */
export async function countWaiting(eventId: string): Promise<Map<string | null, number>> {
  const $ = command().aggregate
  const counts = await signUps.aggregate<{ _id: string | null; count: number }>((pipeline) =>
    pipeline.match({ eventId, status: 'waitlisted' }).group({ _id: '$quota', count: $.sum(1) }),
  )
  return new Map(counts.map(({ _id, count }) => [_id, count]))
}

/** Sets the hints to what the rows say, unless somebody moved meanwhile. */
export async function setHints(
  event: EventRecord,
  hints: Pick<EventRecord, 'issued' | 'free' | 'waiting' | 'quotas'>,
  now: Date,
): Promise<boolean> {
  const { _id, version, unsettledSince, capacity, queued, issued, movedQuotas } = event
  const arrived = movedQuotas ? { movedQuotas: command().remove() } : {}
  // The instant makes it a change even when the hints were right: an update that changes nothing counts as none.
  return (
    (await events.update(
      { _id, version, unsettledSince, capacity, queued, issued },
      { ...hints, ...arrived, settledAt: now },
    )) === 1
  )
}

/** Asks for an event to be settled. */
export async function markUnsettled(eventId: string, now: Date): Promise<void> {
  await events.update({ _id: eventId }, { unsettledSince: now })
}

/** Takes the mark off an event that nobody has touched since it was read. */
export async function clearUnsettled({ _id, unsettledSince }: EventRecord): Promise<void> {
  await events.update({ _id, unsettledSince }, { unsettledSince: null })
}

/** Events whose hints have been in doubt since before an instant. */
export function unsettledEvents(before: Date): Promise<EventRecord[]> {
  return events.find({ unsettledSince: command().lt(before) }, { orderBy: [['unsettledSince', 'asc']], limit: 50 })
}

/** Rows that gave seats back before an instant and may not have passed them on. */
export function freedRows(before: Date): Promise<SignUpRecord[]> {
  return signUps.find({ freedAt: command().lt(before) }, { limit: 200 })
}

/** Forgets that seats of these rows were given back, once they are known to be passed on. */
export async function clearFreed(eventId: string, before: Date): Promise<void> {
  await signUps.update({ eventId, freedAt: command().lt(before) }, { freedAt: null })
}
