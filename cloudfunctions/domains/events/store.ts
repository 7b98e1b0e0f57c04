import { after, pageFrom } from '../../kernel/paging'
import type { Criteria } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { EventRecord, SignUpRecord } from './records'

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

/** Ids of those whose sign-up for an event is in one of these states, after a member's id, in order: the order of the rows' own ids. */
export async function participantsAfter(
  eventId: string,
  statuses: SignUpRecord['status'][],
  afterId: string | null,
  limit: number,
): Promise<string[]> {
  const _ = command()
  const rows = await signUps.find(
    { eventId, status: _.in(statuses), ...(afterId === null ? {} : { _id: _.gt(signUpId(eventId, afterId)) }) },
    { orderBy: [['_id', 'asc']], limit, fields: { memberId: 1 } },
  )
  return rows.map(({ memberId }) => memberId)
}
