import { untilText, whenText } from '../../services/when'
import { cancelPolicyLabels, eventKindLabels } from '../../shared/labels'
import { placesText, signUpPhase, type EventItem } from './seats'

/** An event in words, as its page shows it. */
export interface EventFacts {
  title: string
  kind: EventItem['kind']
  kindWords: string
  cover: EventItem['cover'] | null
  status: '' | '草稿' | '已取消'
  cancelReason: string
  when: string
  /** 还有 3 小时; empty once begun */
  until: string
  place: string
  address: string
  hasMap: boolean
  /** How one follows it online; empty when one does not. */
  online: string
  hasLink: boolean
  places: string
  /** 当前第 4 位; empty when not waiting */
  position: string
  /** 联谊会：还有 2 个名额 */
  quotas: string[]
  /** 共 20 个名额 */
  capacity: string
  /** 报名截止 11月25日 9:00; empty once closed */
  closes: string
  organisation: string
  /** Who may sign up, and until when one may cancel, where it is not the usual. */
  rules: string[]
  /** title, time and place, for the clipboard */
  words: string
}

export function toFacts(event: EventItem, now: number): EventFacts {
  const phase = signUpPhase(event, now)
  const takesSignUps = phase === 'open' || phase === 'waitlist'
  return {
    title: event.title,
    kind: event.kind,
    kindWords: eventKindLabels[event.kind],
    cover: event.cover ?? null,
    status: event.status === 'draft' ? '草稿' : event.status === 'cancelled' ? '已取消' : '',
    cancelReason: event.cancelReason ?? '',
    when: whenText(event.startsAt, event.endsAt),
    until: now < Date.parse(event.startsAt) ? untilText(event.startsAt) : '',
    place: event.place.name,
    address: event.place.address ?? '',
    hasMap: event.place.latitude !== undefined && event.place.longitude !== undefined,
    ...onlineFacts(event),
    places: placesText(event, now),
    position: positionText(event.mine),
    quotas: takesSignUps ? event.quotas.map(({ name, seatsLeft }) => `${name}：还有 ${seatsLeft} 个名额`) : [],
    capacity: `共 ${event.capacity} 个名额`,
    closes: takesSignUps ? `报名截止 ${whenText(event.signUpClosesAt)}` : '',
    organisation: event.organisationName,
    rules: rulesOf(event),
    words: [event.title, whenText(event.startsAt, event.endsAt), event.place.name, event.place.address ?? ''].join('\n').trim(),
  }
}

function onlineFacts({ online, onlineUrl }: EventItem): { online: string; hasLink: boolean } {
  if (!online) return { online: '', hasLink: false }
  return onlineUrl === undefined
    ? { online: '可以线上参加，报上名后看到链接', hasLink: false }
    : { online: '可以线上参加', hasLink: true }
}

function positionText(mine: EventItem['mine']): string {
  return mine?.status === 'waitlisted' && mine.waitlistPosition !== undefined ? `当前第 ${mine.waitlistPosition} 位` : ''
}

function rulesOf({ audience, approval, cancelPolicy, cancelBy }: EventItem): string[] {
  return [
    ...(audience ? [`面向${audience.words}`] : []),
    ...(approval ? ['报名后由工作人员审核'] : []),
    ...(cancelPolicy === 'untilStart' ? [] : [cancellingText(cancelPolicy, cancelBy)]),
  ]
}

/** Until when one may cancel, in words. */
export function cancellingText(cancelPolicy: EventItem['cancelPolicy'], cancelBy: string | undefined): string {
  return cancelBy === undefined ? cancelPolicyLabels[cancelPolicy] : `${whenText(cancelBy)} 前可以取消报名`
}
