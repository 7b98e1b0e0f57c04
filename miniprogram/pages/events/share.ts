import { whenText } from '../../services/when'
import type { EventItem } from './seats'

/** The card that a chat shows: when comes first, because a chat cuts a long title off. */
export function shareCard(eventId: string, event: EventItem | undefined): { title: string; path: string } {
  const title = event ? `${whenText(event.startsAt)} ${event.title}` : '活动'
  return { title, path: `/pages/events/detail/detail?eventId=${eventId}` }
}

/** The id that a mini-program code or a link brings. */
export function eventIdFrom({ eventId = '', scene = '' }: { eventId?: string; scene?: string }): string {
  return eventId === '' ? decodeURIComponent(scene) : eventId
}
