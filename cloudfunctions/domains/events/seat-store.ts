import { command, mostDocuments } from '../../platform/database'
import type { EventRecord, SignUpRecord } from './records'
import { rosterOrder, seatNumbers } from './rules'
import { events, signUps } from './store'

// Seat numbers on their way from the event to the rows and back; why it is done so: docs/decisions/0002-seats.md.

/** Takes new seat numbers; null when there are not enough or somebody waits. */
export function takeFresh(event: EventRecord, party: number, now: Date): Promise<EventRecord | null> {
  const _ = command()
  return events.updateAndReturn(
    { _id: event._id, status: 'published', capacity: event.capacity, waiting: 0, issued: _.lte(event.capacity - party) },
    { issued: _.inc(party), unsettledSince: now },
  )
}

/** Takes new seat numbers for somebody who waits; null when there are not enough. */
export function takeFreshForWaiting(event: EventRecord, party: number, now: Date): Promise<EventRecord | null> {
  const _ = command()
  return events.updateAndReturn(
    { _id: event._id, status: 'published', capacity: event.capacity, issued: _.lte(event.capacity - party) },
    { issued: _.inc(party), unsettledSince: now },
  )
}

/** Takes seat numbers that were given back, and so many new ones with them; null when somebody was quicker. */
export function takeFree(event: EventRecord, seats: number[], fresh: number, now: Date): Promise<EventRecord | null> {
  const _ = command()
  const more = fresh > 0 ? { capacity: event.capacity, issued: _.lte(event.capacity - fresh) } : {}
  return events.updateAndReturn(
    { _id: event._id, status: 'published', waiting: 0, free: _.all(seats), ...more },
    { free: _.pullAll(seats), ...(fresh > 0 ? { issued: _.inc(fresh) } : {}), unsettledSince: now },
  )
}

/** Takes a place in the waitlist. */
export function takePlace(event: EventRecord, now: Date): Promise<EventRecord | null> {
  const _ = command()
  return events.updateAndReturn(
    { _id: event._id, status: 'published', waitlist: true },
    { waiting: _.inc(1), queued: _.inc(1), unsettledSince: now },
  )
}

/** The seat numbers among these that no row holds. */
export async function unheldAmong(eventId: string, seats: number[]): Promise<number[]> {
  if (seats.length === 0) return []
  const rows = await signUps.find({ eventId, seats: command().in(seats) }, { limit: seats.length })
  const held = new Set(rows.flatMap((row) => seatNumbers(row.seats)))
  return seats.filter((seat) => !held.has(seat))
}

/** Gives back what a row no longer holds, so that the next person can have it. */
export function giveBack(eventId: string, given: { seats: number[]; places: number }, now: Date): Promise<EventRecord | null> {
  const _ = command()
  return events.updateAndReturn(
    { _id: eventId },
    {
      ...(given.seats.length > 0 ? { free: _.addToSet({ $each: given.seats }) } : {}),
      ...(given.places > 0 ? { waiting: _.inc(-given.places) } : {}),
      unsettledSince: now,
    },
  )
}

/** Takes numbers off the list of free ones because a row holds them. */
export async function noLongerFree(eventId: string, seats: number[], promoted: number): Promise<void> {
  const _ = command()
  await events.update({ _id: eventId }, { free: _.pullAll(seats), ...(promoted > 0 ? { waiting: _.inc(-promoted) } : {}) })
}

export function firstWaiting(eventId: string): Promise<SignUpRecord[]> {
  return signUps.find({ eventId, status: 'waitlisted' }, { orderBy: [['queue', 'asc']], limit: 1 })
}

/** Every seat number that a row of the event holds. */
export async function heldSeats(eventId: string): Promise<number[]> {
  const _ = command()
  const held: number[] = []
  let last = 0
  for (;;) {
    const rows = await signUps.find(
      { eventId, order: _.gt(last).and(_.lt(rosterOrder.waiting)) },
      { orderBy: [['order', 'asc']], limit: mostDocuments, fields: { seats: 1, order: 1 } },
    )
    held.push(...rows.flatMap(({ seats }) => seatNumbers(seats)))
    if (rows.length < mostDocuments) return held
    last = rows.at(-1)?.order ?? last
  }
}

export function countWaiting(eventId: string): Promise<number> {
  return signUps.count({ eventId, status: 'waitlisted' })
}

/** Sets the hints to what the rows say, unless somebody moved meanwhile. */
export async function setHints(
  event: EventRecord,
  hints: { issued: number; free: number[]; waiting: number },
  now: Date,
): Promise<boolean> {
  const { _id, unsettledSince, capacity, queued, issued } = event
  // The instant makes it a change even when the hints were right: an update that changes nothing counts as none.
  return (await events.update({ _id, unsettledSince, capacity, queued, issued }, { ...hints, settledAt: now })) === 1
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
