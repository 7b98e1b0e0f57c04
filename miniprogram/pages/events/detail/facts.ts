import { untilText, whenText } from '../../../services/when'
import { eventKindLabels } from '../../../shared/labels'
import { placesText, signUpPhase, type EventItem } from '../seats'
import { isLive } from '../sign-up-status'

/** An event in words, as the page shows it. */
export interface EventFacts {
  kind: string
  when: string
  /** 还有 3 小时; empty once begun */
  until: string
  place: string
  address: string
  hasMap: boolean
  places: string
  /** 当前第 4 位; empty when not waiting */
  position: string
  /** 报名截止 11月25日 9:00; empty once closed */
  closes: string
  /** 共 20 个名额 */
  capacity: string
  /** whether the person can still bring somebody */
  asksCompanions: boolean
  status: '' | '草稿' | '已取消'
}

export function toFacts(event: EventItem, now: number): EventFacts {
  const phase = signUpPhase(event, now)
  const takesSignUps = phase === 'open' || phase === 'waitlist'
  return {
    kind: eventKindLabels[event.kind],
    when: whenText(event.startsAt, event.endsAt),
    until: now < Date.parse(event.startsAt) ? untilText(event.startsAt) : '',
    place: event.place.name,
    address: event.place.address ?? '',
    hasMap: event.place.latitude !== undefined && event.place.longitude !== undefined,
    places: placesText(event, now),
    position: positionText(event.mine),
    closes: takesSignUps ? `报名截止 ${whenText(event.signUpClosesAt)}` : '',
    capacity: `共 ${event.capacity} 个名额`,
    asksCompanions: takesSignUps && event.companionsAllowed > 0 && !(event.mine && isLive(event.mine.status)),
    status: event.status === 'draft' ? '草稿' : event.status === 'cancelled' ? '已取消' : '',
  }
}

function positionText(mine: EventItem['mine']): string {
  return mine?.status === 'waitlisted' && mine.waitlistPosition !== undefined ? `当前第 ${mine.waitlistPosition} 位` : ''
}
