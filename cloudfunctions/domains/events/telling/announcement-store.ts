import { after, pageFrom } from '../../../kernel/paging'
import { collection, command } from '../../../platform/database'
import type { AnnouncementRecord, EventRecord } from '../records'
import { events } from '../store'
import type { Span } from './reminder-rules'

export const announcements = collection<AnnouncementRecord>('announcements')

/** Events looked at together for their reminders. */
const portion = 200

/** Announcements not all of whose deliveries are written. */
export function fillingAnnouncements(): Promise<AnnouncementRecord[]> {
  return announcements.find({ 'fanOut.state': 'filling' }, { limit: 20 })
}

/** Moves the mark on, unless another run has. */
export async function markFilled(_id: string, from: string | null, fanOut: AnnouncementRecord['fanOut']): Promise<boolean> {
  return (await announcements.update({ _id, 'fanOut.after': from, 'fanOut.state': 'filling' }, { fanOut })) === 1
}

/** Published events that begin or end within a span, the first first, a portion at a time. */
export async function eventsWithin({ field, from, before }: Span, cursor: string | undefined) {
  const _ = command()
  const found: EventRecord[] = await events.find(
    _.and([{ status: 'published', [field]: _.and([_.gte(from), _.lt(before)]) }, after(cursor, field, 'asc', 'instant')]),
    {
      orderBy: [
        [field, 'asc'],
        ['_id', 'asc'],
      ],
      limit: portion + 1,
    },
  )
  return pageFrom(found, portion, (event) => event[field])
}

/** An event and a page of what was told about it, the latest first, in one operation; null when there is no such event. */
export async function eventWithAnnouncements(eventId: string, cursor: string | undefined, limit: number) {
  const $ = command().aggregate
  const told = $.pipeline()
    .match(command().and([{ eventId }, after(cursor, 'at', 'desc', 'instant')]))
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .done()
  const [event] = await events.aggregate<EventRecord & { told: AnnouncementRecord[] }>((pipeline) =>
    pipeline.match({ _id: eventId }).lookup({ from: 'announcements', let: {}, pipeline: told, as: 'told' }),
  )
  return event ? { event, ...pageFrom(event.told, limit, ({ at }) => at) } : null
}
