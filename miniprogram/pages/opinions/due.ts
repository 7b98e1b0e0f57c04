import { dayNumber } from '../../services/shanghai'
import { dateText } from '../../services/when'
import { opinionStatusLabels } from '../../shared/labels'

export type OpinionStatus = keyof typeof opinionStatusLabels
export type Tone = 'neutral' | 'active' | 'success' | 'warning' | 'danger'

const day = 86_400_000

/** Days from today, as China counts them, to a date; below zero once it has passed. */
function daysUntil(dueOn: string, now: number): number {
  return Date.parse(dueOn) / day - dayNumber(now)
}

/** What is promised for the day, by how far the opinion is. */
const promises: Record<OpinionStatus, string> = {
  submitted: '受理',
  accepted: '答复',
  assigned: '答复',
  replied: '',
  closed: '',
}

/** The promised day in words: 承诺最晚 11月28日 周五答复. Empty when nothing is owed any more. */
export function promiseText(opinion: { status: OpinionStatus; dueOn?: string }): string {
  const promise = promises[opinion.status]
  return opinion.dueOn === undefined || promise === '' ? '' : `承诺最晚 ${dateText(opinion.dueOn)} ${promise}`
}

export interface Urgency {
  /** 已超期 2 天, 今天到期, 还有 3 天 */
  text: string
  tone: Tone
  /** the lower, the more urgent */
  days: number
}

/** How near the promised day is; nothing once nothing is owed. */
export function urgency(opinion: { status: OpinionStatus; dueOn?: string }, now: number): Urgency | undefined {
  if (opinion.dueOn === undefined || promises[opinion.status] === '') return undefined
  const days = daysUntil(opinion.dueOn, now)
  if (days < 0) return { text: `已超期 ${-days} 天`, tone: 'danger', days }
  if (days === 0) return { text: '今天到期', tone: 'danger', days }
  return { text: `还有 ${days} 天`, tone: days <= 2 ? 'warning' : 'neutral', days }
}

const tones: Record<OpinionStatus, Tone> = {
  submitted: 'active',
  accepted: 'active',
  assigned: 'active',
  replied: 'success',
  closed: 'neutral',
}

/** The state as a tag. */
export function statusTag(status: OpinionStatus): { text: string; tone: Tone } {
  return { text: opinionStatusLabels[status], tone: tones[status] }
}
