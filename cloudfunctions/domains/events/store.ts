import { activeSignUpStatuses } from '../../../miniprogram/shared/labels'
import { limits } from '../../../miniprogram/shared/limits'
import { after, pageFrom } from '../../kernel/paging'
import type { Pipeline } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { MemberRecord } from '../members'
import type { OrganisationRecord } from '../organisations'
import type { SegmentRecord } from '../segments'
import type { EventRecord, SignUpRecord } from './records'

export const events = collection<EventRecord>('events')
export const signUps = collection<SignUpRecord>('signUps')

/** An event with the caller's own row, if there is one, and what says whether they are invited; a guest's events come without. */
export type EventWithMine = EventRecord & {
  mine?: SignUpRecord[]
  ahead?: { count: number }[]
  /** The segment of its audience. */
  segment?: SegmentRecord[]
  /** The caller, where a segment must be asked. */
  person?: MemberRecord[]
  /** The organisations of its audience. */
  audienceOrganisations?: OrganisationRecord[]
}

export function signUpId(eventId: string, memberId: string): string {
  return `${eventId}_${memberId}`
}

/** Adds to each event of an aggregation the row of one member, the segment of its audience and, where there is one, the member. */
export function joinMine(pipeline: Pipeline, memberId: string): Pipeline {
  const $ = command().aggregate
  const ofSegment = $.cond({ if: $.gt(['$audience.segmentId', null]), then: memberId, else: null })
  return pipeline
    .addFields({ mineId: $.concat(['$_id', '_', memberId]), personId: ofSegment })
    .lookup({ from: 'signUps', localField: 'mineId', foreignField: '_id', as: 'mine' })
    .lookup({ from: 'members', localField: 'personId', foreignField: '_id', as: 'person' })
    .lookup({ from: 'segments', localField: 'audience.segmentId', foreignField: '_id', as: 'segment' })
}

/** Adds what says in words who may sign up. */
export function joinAudience(pipeline: Pipeline, withSegment: boolean): Pipeline {
  const named = pipeline.lookup({
    from: 'organisations',
    localField: 'audience.organisationIds',
    foreignField: '_id',
    as: 'audienceOrganisations',
  })
  return withSegment
    ? named.lookup({ from: 'segments', localField: 'audience.segmentId', foreignField: '_id', as: 'segment' })
    : named
}

/** One event and the member's own row in one operation; for somebody who waits also how many are ahead. */
export async function eventWithMine(eventId: string, memberId: string): Promise<EventWithMine | null> {
  const [event] = await events.aggregate<EventWithMine>((pipeline) => joinMine(pipeline.match({ _id: eventId }), memberId))
  return event ?? null
}

/** One event as somebody sees whom nobody knows. */
export async function eventForGuest(eventId: string): Promise<EventWithMine | null> {
  const [event] = await events.aggregate<EventWithMine>((pipeline) => joinAudience(pipeline.match({ _id: eventId }), true))
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
    joinAudience(joinMine(pipeline.match({ _id: eventId }), memberId), false)
      .addFields({ myQueue: $.ifNull([$.arrayElemAt(['$mine.queue', 0]), 0]) })
      .lookup({ from: 'signUps', let: { myQueue: '$myQueue' }, pipeline: ahead, as: 'ahead' }),
  )
  return event ?? null
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

/** How many hold or await a seat. */
export function countActive(eventId: string): Promise<number> {
  return signUps.count({ eventId, status: command().in([...activeSignUpStatuses]) })
}

/** How many events a series has, and how many of them are drafts. */
export async function seriesSummary(seriesId: string): Promise<{ events: number; drafts: number }> {
  const found = await events.find({ seriesId }, { limit: limits.series, fields: { status: 1 } })
  return { events: found.length, drafts: found.filter(({ status }) => status === 'draft').length }
}

/** The drafts of a series. */
export function draftsOfSeries(seriesId: string): Promise<EventRecord[]> {
  return events.find({ seriesId, status: 'draft' }, { orderBy: [['startsAt', 'asc']], limit: limits.series })
}
