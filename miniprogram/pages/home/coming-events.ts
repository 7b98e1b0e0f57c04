import type { OutputOf } from '../../services/api'
import { whenText } from '../../services/when'

type Event = OutputOf<'events.listEvents'>['items'][number]

export interface ComingEvent {
  eventId: string
  title: string
  note: string
  seats: { text: string; tone: string }
}

/** Events as short rows: when, where, and whether there is room. */
export function comingEvents(events: Event[], now: Date): ComingEvent[] {
  return events.map((event) => ({
    eventId: event.eventId,
    title: event.title,
    note: `${whenText(event.startsAt, undefined, now)}\n${event.place.name}`,
    seats: seatsOf(event, now),
  }))
}

function seatsOf(event: Event, now: Date): { text: string; tone: string } {
  if (event.status === 'cancelled') return { text: '已取消', tone: 'neutral' }
  if (Date.parse(event.signUpClosesAt) <= now.getTime()) return { text: '报名已截止', tone: 'neutral' }
  if (event.whyNot === 'notInvited') return { text: '面向指定的成员', tone: 'neutral' }
  if (event.seatsLeft > 0) return { text: `还有 ${event.seatsLeft} 个名额`, tone: 'success' }
  return event.waitlist ? { text: '已满，可候补', tone: 'warning' } : { text: '已满', tone: 'neutral' }
}
