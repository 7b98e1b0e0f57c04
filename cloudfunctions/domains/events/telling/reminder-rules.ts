import { addDays, addMinutes, shanghaiDate, shanghaiDays, shanghaiTime } from '../../../kernel/clock'
import { endOfTelling, isWithin } from '../../../kernel/quiet-hours'
import type { AnnouncementRecord, EventRecord } from '../records'
import type { Announcement } from './announce'

/** What the product tells by itself: the day before, an hour before, and once it is over. */
export type ReminderKind = Extract<AnnouncementRecord['kind'], 'dayBefore' | 'hourBefore' | 'over'>

type Told = Pick<AnnouncementRecord, 'kind' | 'fields'>

export const reminderKinds: readonly ReminderKind[] = ['dayBefore', 'hourBefore', 'over']

/** Events whose `field` lies in [from, before). */
export interface Span {
  field: 'startsAt' | 'endsAt'
  from: Date
  before: Date
}

/** Minutes of the day in Shanghai between which people are reminded of tomorrow. */
const morning = 9 * 60
const evening = 20 * 60
/** Minutes after the end before people are asked what they thought: whoever ticks a printed list has done so by then. */
const settled = 60
/** Minutes after which it is too late to ask. */
const forgotten = 2 * 24 * 60

/** Which events are told of at an instant; null when it is not the hour. Nobody is told anything at night. */
export function spanOf(kind: ReminderKind, now: Date): Span | null {
  if (kind === 'dayBefore') {
    if (!isWithin(now, morning, evening)) return null
    const tomorrow = addDays(shanghaiDate(now), 1)
    const { from = now, before = now } = shanghaiDays({ fromOn: tomorrow, toOn: tomorrow })
    return { field: 'startsAt', from, before }
  }
  if (!isWithin(now)) return null
  const justAfter = (at: Date) => new Date(at.getTime() + 1)
  return kind === 'hourBefore'
    ? { field: 'startsAt', from: justAfter(now), before: justAfter(addMinutes(now, 60)) }
    : { field: 'endsAt', from: addMinutes(now, -forgotten), before: justAfter(addMinutes(now, -settled)) }
}

/** Whether an event is told of now. */
export function isDue(event: Pick<EventRecord, 'status' | 'startsAt' | 'endsAt'>, span: Span): boolean {
  const at = event[span.field]
  return event.status === 'published' && span.from <= at && at < span.before
}

/** Whether what a reminder says still holds: the event is on, and at the time it names. */
export function stillHolds({ kind, fields }: Told, event: EventRecord | null): boolean {
  switch (kind) {
    case 'dayBefore':
    case 'hourBefore':
      return event?.status === 'published' && event.startsAt.toISOString() === fields.time2
    case 'over':
      return event?.status === 'published'
    default:
      return true
  }
}

/** Whether a reminder comes too late for those it has not reached yet. */
export function isTooLate({ kind, fields }: Told, now: Date): boolean {
  return (kind === 'dayBefore' || kind === 'hourBefore') && new Date(fields.time2 ?? 0) <= now
}

/** Until when WeChat may be asked to bring a reminder: by day, and before the start. */
export function pushUntil({ kind, fields, at }: Told & Pick<AnnouncementRecord, 'at'>): { until?: Date } {
  const night = endOfTelling(at)
  switch (kind) {
    case 'dayBefore':
    case 'over':
      return { until: night }
    case 'hourBefore': {
      const start = new Date(fields.time2 ?? 0)
      return { until: start < night ? start : night }
    }
    default:
      return {}
  }
}

/** A reminder in words. Another start is another occasion, so an event that was moved is reminded of anew. */
export function reminderOf(kind: ReminderKind, event: EventRecord): Announcement {
  const where = `时间：${shanghaiTime(event.startsAt)}，地点：${event.place.name}。`
  const online = event.onlineUrl === null ? '' : '线上参加的链接在活动页上。'
  switch (kind) {
    case 'dayBefore': {
      const seat = event.cancelPolicy === 'never' ? '' : '如不能参加，请尽早取消，让给下一位。'
      return {
        kind,
        to: 'confirmed',
        by: null,
        occasion: `dayBefore_${event.startsAt.getTime()}`,
        title: `明天有活动：${event.title}`,
        body: `您报名的活动明天举行。${where}${online}${seat}`,
        hint: '活动明天举行，请准时参加',
      }
    }
    case 'hourBefore':
      return {
        kind,
        to: 'notCheckedIn',
        by: null,
        occasion: `hourBefore_${event.startsAt.getTime()}`,
        title: `活动快开始了：${event.title}`,
        body: `您报名的活动快开始了。${where}${online}`,
        hint: '活动快开始了，请准时参加',
      }
    case 'over':
      return {
        kind,
        to: 'checkedIn',
        by: null,
        occasion: 'over',
        title: `请您评价：${event.title}`,
        body: '谢谢您的参与。请评价这次活动，工作人员看不到是谁评的。活动照片和参加证明也在活动页上。',
        hint: '请评价活动，点开即可',
      }
  }
}
