import { limits } from '../../shared/limits'
import type { EventItem } from './seats'

const day = 24 * 3600_000

/** Why somebody cannot have a certificate; empty when they can: they came, and it is over. */
export function whyNoCertificate(event: EventItem, now: number): string {
  return whyNot(event, now, '领取参加证明')
}

/** Why somebody cannot say what they thought of it; empty when they can: they came, it is over, and not for long. */
export function whyNotRate(event: EventItem, now: number): string {
  const tooLate = Date.parse(event.endsAt) + limits.ratingDays * day
  return whyNot(event, now, '评价') || (now < tooLate ? '' : `活动结束 ${limits.ratingDays} 天后不能再评价`)
}

function whyNot({ status, mine, endsAt }: EventItem, now: number, what: string): string {
  if (status === 'cancelled') return '这个活动已取消'
  if (mine?.checkedInAt === undefined) return `在活动现场签到的成员才能${what}。如果您到了现场，请联系工作人员补签到。`
  return now < Date.parse(endsAt) ? `活动结束后可以${what}` : ''
}
