import type { Change } from '../../../kernel/change'
import type { AnnouncementRecord, EventRecord } from '../records'
import { announcements } from './announcement-store'

/** What is told, and to whom of an event. `occasion` names it: the same occasion is told once. */
export type Announcement = Pick<AnnouncementRecord, 'kind' | 'to' | 'title' | 'body' | 'by'> & {
  occasion: string
  /** A few words for WeChat's line 温馨提示, 20 characters at most. */
  hint: string
}

/** The same occasion of an event is told once. */
export function announcementId(eventId: string, occasion: string): string {
  return `a_${eventId}_${occasion}`
}

/** The row of an announcement, written with the change it tells of; the deliveries follow from it, by the timer. */
export function announcementOf(event: EventRecord, { occasion, hint, ...told }: Announcement, now: Date): AnnouncementRecord {
  return {
    _id: announcementId(event._id, occasion),
    eventId: event._id,
    ...told,
    template: 'eventNews',
    fields: { thing1: event.title, time2: event.startsAt.toISOString(), thing3: event.place.name, thing4: hint },
    at: now,
    fanOut: { state: 'filling', after: null, recipients: 0 },
  }
}

/** Tells those who signed up, as part of a change: both are stored or neither. */
export function announce(change: Change, event: EventRecord, announcement: Announcement, now: Date): Promise<void> {
  return change.insert(announcements, announcementOf(event, announcement, now))
}
