import { call, type OutputOf } from '../../../services/api'
import { whenText } from '../../../services/when'
import { eventStatusLabels } from '../../../shared/labels'

type EventItem = OutputOf<'events.listEvents'>['items'][number]

/** An event the person runs. */
export interface ManagedEvent {
  eventId: string
  title: string
  when: string
  /** 已报名 12 人 · 候补 3 人 */
  taken: string
  tag: { text: string; tone: 'warning' | 'success' | 'danger' | 'neutral' }
  /** a draft opens its preview, a published one its roster */
  url: string
}

/** The events this person runs that are not over: drafts first, because somebody has to finish them, then the nearest. */
export async function managedEvents(): Promise<ManagedEvent[]> {
  const now = Date.now()
  const { items } = await call('events.listEvents', { filter: 'managed', limit: 50 })
  return items
    .filter((event) => Date.parse(event.endsAt) > now && event.status !== 'cancelled')
    .sort(
      (a, b) => Number(b.status === 'draft') - Number(a.status === 'draft') || Date.parse(a.startsAt) - Date.parse(b.startsAt),
    )
    .map((event) => toManaged(event, now))
}

function toManaged(event: EventItem, now: number): ManagedEvent {
  const { eventId, title, startsAt, endsAt } = event
  const page = event.status === 'draft' ? 'preview/preview' : 'roster/roster'
  return {
    eventId,
    title,
    when: whenText(startsAt, endsAt),
    taken: `已报名 ${event.capacity - event.seatsLeft} 人${event.waiting > 0 ? ` · 候补 ${event.waiting} 人` : ''}`,
    tag: tagOf(event, now),
    url: `/pages/events/${page}?eventId=${eventId}`,
  }
}

function tagOf(event: EventItem, now: number): ManagedEvent['tag'] {
  if (event.status !== 'published') return { text: eventStatusLabels[event.status], tone: 'warning' }
  if (now >= Date.parse(event.startsAt)) return { text: '进行中', tone: 'success' }
  return now >= Date.parse(event.signUpClosesAt) ? { text: '报名已截止', tone: 'neutral' } : { text: '报名中', tone: 'success' }
}
