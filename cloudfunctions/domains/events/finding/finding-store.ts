import { after, encodeCursor, pageFrom } from '../../../kernel/paging'
import type { Criteria, Pipeline } from '../../../platform/database'
import { command } from '../../../platform/database'
import type { Answered, EventRecord, SignUpRecord } from '../records'
import type { EventWithMine } from '../store'
import { events, joinAudience, joinMine, signUps } from '../store'

/**
 * A page of events that match and pass, each with the member's own row and the segment it is meant for. Of `read` events that match at most
 * `limit` are on the page; when fewer pass, the next page goes on after the last that was read.
 */
export async function listEvents(options: {
  criteria: Criteria
  direction: 'asc' | 'desc'
  memberId: string | null
  cursor: string | undefined
  limit: number
  read: number
  passes: (event: EventWithMine) => boolean
}) {
  const { criteria, direction, memberId, cursor, limit, read } = options
  const sign = direction === 'asc' ? 1 : -1
  const found = await events.aggregate<EventWithMine>((pipeline) => {
    const page = pipeline
      .match(command().and([criteria, after(cursor, 'startsAt', direction, 'instant')]))
      .sort({ startsAt: sign, _id: sign })
      .limit(read + 1)
    return joinAudience(memberId === null ? page : joinMine(page, memberId), memberId === null)
  })
  const passing = found.slice(0, read).filter(options.passes)
  const ofPassing = pageFrom(passing, limit, (event) => event.startsAt)
  if (ofPassing.nextCursor !== undefined || found.length <= read) return ofPassing
  const last = found[read - 1]
  return { ...ofPassing, ...(last ? { nextCursor: encodeCursor(last.startsAt, last._id) } : {}) }
}

/** Events of one calendar are counted out only up to here; nobody holds more in a month. */
const mostOfCalendar = 1000

/** The events that match, for counting them by day. */
export function eventsOfDays(criteria: Criteria, memberId: string | null): Promise<EventWithMine[]> {
  return events.aggregate<EventWithMine>((pipeline) => {
    const found = pipeline.match(criteria).sort({ startsAt: 1, _id: 1 }).limit(mostOfCalendar)
    return memberId === null ? found : joinMine(found, memberId)
  })
}

/** Sign-ups whose answers are looked at for the next one. */
const mostLast = 20

/** An event with the member's last sign-ups, the newest first, each with its event's questions, in one operation. */
export async function eventWithLastSignUps(eventId: string, memberId: string) {
  const last = command()
    .aggregate.pipeline()
    .match({ memberId })
    .sort({ signedUpAt: -1, _id: -1 })
    .limit(mostLast)
    .lookup({ from: 'events', localField: 'eventId', foreignField: '_id', as: 'event' })
    .project({ answers: 1, answersVersion: 1, 'event.questions': 1, 'event.formerQuestions': 1 })
    .done()
  type Last = Answered & { event: Pick<EventRecord, 'questions' | 'formerQuestions'>[] }
  const [event] = await events.aggregate<EventRecord & { last: Last[] }>((pipeline) =>
    pipeline.match({ _id: eventId }).lookup({ from: 'signUps', let: {}, pipeline: last, as: 'last' }),
  )
  return event ?? null
}

/** A page of those with a seat who agreed to be named, in the order of their seats. Its cursor names nobody: a seat has one person. */
export async function pageOfNamed(eventId: string, cursor: string | undefined, limit: number) {
  const rows = await signUps.find(
    command().and([{ eventId, showsName: true, status: 'confirmed' }, after(cursor, 'order', 'asc', 'number')]),
    { orderBy: [['order', 'asc']], limit: limit + 1, fields: { memberName: 1, companions: 1, order: 1 } },
  )
  return pageFrom(
    rows.map((row) => ({ ...row, _id: beyondAnyId })),
    limit,
    ({ order }) => order,
  )
}

/** Comes after every id, so that a page never begins again with the row on which the last one ended. */
const beyondAnyId = '~'

/** Somebody with their sign-up for an event, if there is one. */
export interface WithSignUp {
  signUp: Pick<SignUpRecord, 'status' | 'organisationPath'>[]
}

/** Adds to members of an aggregation their sign-up for an event. */
export function joinSignUpFor(eventId: string) {
  const $ = command().aggregate
  return (pipeline: Pipeline): Pipeline =>
    pipeline
      .addFields({ signUpId: $.concat([`${eventId}_`, '$_id']) })
      .lookup({ from: 'signUps', localField: 'signUpId', foreignField: '_id', as: 'signUp' })
}
