import { imageUrls } from '../../services/upload'
import { whenText } from '../../services/when'
import { coverOf, sharedFor } from './cover-of'
import type { EventItem } from './seats'

interface Card {
  title: string
  path: string
  /** 5 to 4 */
  imageUrl?: string
  /** the same with another picture, for which WeChat waits a little */
  promise?: Promise<Card>
}

/** The card that a chat shows, with the cover: when comes first, because a chat cuts a long title off. */
export function shareCard(eventId: string, event: EventItem | undefined): Card {
  const path = `/pages/events/detail/detail?eventId=${eventId}`
  if (!event) return { title: '活动', path }
  const { builtIn, imageId } = coverOf(event.kind, event.cover)
  const card = { title: `${whenText(event.startsAt)} ${event.title}`, path, imageUrl: sharedFor(builtIn) }
  return imageId === '' ? card : { ...card, promise: withPicture(card, imageId) }
}

/** A picture of the album has to get an address first; without one the drawing stays. */
async function withPicture(card: Card, imageId: string): Promise<Card> {
  const [imageUrl] = await imageUrls([imageId]).catch(() => [])
  return imageUrl === undefined ? card : { ...card, imageUrl }
}

/** The id that a mini-program code or a link brings. */
export function eventIdFrom({ eventId = '', scene = '' }: { eventId?: string; scene?: string }): string {
  return eventId === '' ? decodeURIComponent(scene) : eventId
}
