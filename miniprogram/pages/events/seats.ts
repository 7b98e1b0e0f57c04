import type { OutputOf } from '../../services/api'

export type EventItem = OutputOf<'events.getEvent'>

/** How far an event is, as far as signing up goes. */
type SignUpPhase = 'draft' | 'cancelled' | 'notOpen' | 'open' | 'full' | 'waitlist' | 'closed' | 'ended'

export function signUpPhase(event: EventItem, now: number): SignUpPhase {
  if (event.status === 'draft' || event.status === 'cancelled') return event.status
  if (now >= Date.parse(event.endsAt)) return 'ended'
  if (now >= Date.parse(event.signUpClosesAt)) return 'closed'
  if (event.signUpOpensAt !== undefined && now < Date.parse(event.signUpOpensAt)) return 'notOpen'
  if (event.seatsLeft > 0) return 'open'
  return event.waitlist ? 'waitlist' : 'full'
}

const phaseWords: Record<Exclude<SignUpPhase, 'open' | 'waitlist'>, string> = {
  draft: '草稿，尚未发布',
  cancelled: '活动已取消',
  notOpen: '报名未开始',
  full: '名额已满',
  closed: '报名已截止',
  ended: '活动已结束',
}

/** The places left, in words. */
export function placesText(event: EventItem, now: number): string {
  const phase = signUpPhase(event, now)
  switch (phase) {
    case 'open':
      return `还有 ${event.seatsLeft} 个名额`
    case 'waitlist':
      return event.waiting > 0 ? `已满，可候补 · ${event.waiting} 人在等` : '已满，可候补'
    default:
      return phaseWords[phase]
  }
}

/** What the button says that asks for a place. */
export function signUpLabel({ approval, seatsLeft }: Pick<EventItem, 'approval' | 'seatsLeft'>): string {
  if (approval) return '申请参加'
  return seatsLeft > 0 ? '报名' : '候补报名'
}
