import { after, pageFrom } from '../../kernel/paging'
import type { Criteria } from '../../platform/database'
import { collection, command, mostDocuments } from '../../platform/database'
import type { EventRecord, SignUpRecord } from './records'
import { rosterOrder, seatNumbers } from './rules'

export const events = collection<EventRecord>('events')
export const signUps = collection<SignUpRecord>('signUps')

/** An event with the caller's own row, if there is one; a guest's events come without. */
export type EventWithMine = EventRecord & { mine?: SignUpRecord[]; ahead?: { count: number }[] }

export function signUpId(eventId: string, memberId: string): string {
  return `${eventId}_${memberId}`
}

/** Adds each event's row of one member to an aggregation of events. */
function joinMine(memberId: string) {
  const $ = command().aggregate
  return { mineId: $.concat(['$_id', '_', memberId]) }
}

const lookupMine = { from: 'signUps', localField: 'mineId', foreignField: '_id', as: 'mine' }

/** One event and the member's own row in one operation; for somebody who waits also how many are ahead. */
export async function eventWithMine(eventId: string, memberId: string | null): Promise<EventWithMine | null> {
  if (memberId === null) return events.get(eventId)
  const [event] = await events.aggregate<EventWithMine>((pipeline) =>
    pipeline.match({ _id: eventId }).addFields(joinMine(memberId)).lookup(lookupMine),
  )
  return event ?? null
}

/** The same with the number of those ahead in the waitlist. */
export async function eventWithPlace(eventId: string, memberId: string): Promise<EventWithMine | null> {
  const _ = command()
  const $ = _.aggregate
  const ahead = $.pipeline()
    .match({ eventId, status: 'waitlisted' })
    .match(_.expr($.lt(['$queue', '$$myQueue'])))
    .count('count')
    .done()
  const [event] = await events.aggregate<EventWithMine>((pipeline) =>
    pipeline
      .match({ _id: eventId })
      .addFields(joinMine(memberId))
      .lookup(lookupMine)
      .addFields({ myQueue: $.ifNull([$.arrayElemAt(['$mine.queue', 0]), 0]) })
      .lookup({ from: 'signUps', let: { myQueue: '$myQueue' }, pipeline: ahead, as: 'ahead' }),
  )
  return event ?? null
}

/** A page of events that match, each with the member's own row. */
export async function listEvents(options: {
  criteria: Criteria
  direction: 'asc' | 'desc'
  memberId: string | null
  cursor: string | undefined
  limit: number
}) {
  const { criteria, direction, memberId, cursor, limit } = options
  const sign = direction === 'asc' ? 1 : -1
  const found = await events.aggregate<EventWithMine>((pipeline) => {
    const page = pipeline
      .match(command().and([criteria, after(cursor, 'startsAt', direction, 'instant')]))
      .sort({ startsAt: sign, _id: sign })
      .limit(limit + 1)
    return memberId === null ? page : page.addFields(joinMine(memberId)).lookup(lookupMine)
  })
  return pageFrom(found, limit, (event) => event.startsAt)
}

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

/** A page of the roster: those with a seat in the order of their seats, then those who wait, then the rest. */
export async function rosterPage(eventId: string, scope: string[], cursor: string | undefined, limit: number) {
  const _ = command()
  const rows = await signUps.find(_.and([{ eventId, organisationPath: _.in(scope) }, after(cursor, 'order', 'asc', 'number')]), {
    orderBy: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  })
  return pageFrom(rows, limit, (row) => row.order)
}

/** How many wait before a place in the waitlist. */
export function countAhead(eventId: string, queue: number): Promise<number> {
  return signUps.count({ eventId, status: 'waitlisted', queue: command().lt(queue) })
}

/** A page of a member's own sign-ups with their events, newest first. */
export async function mySignUps(memberId: string, cursor: string | undefined, limit: number) {
  const found = await signUps.aggregate<SignUpRecord & { event: EventRecord[] }>((pipeline) =>
    pipeline
      .match(command().and([{ memberId }, after(cursor, 'signedUpAt', 'desc', 'instant')]))
      .sort({ signedUpAt: -1, _id: -1 })
      .limit(limit + 1)
      .lookup({ from: 'events', localField: 'eventId', foreignField: '_id', as: 'event' }),
  )
  return pageFrom(found, limit, (row) => row.signedUpAt)
}
