import { dayNumber, inShanghai, instantAt } from './shanghai'

/** Times as words, always in China's time whatever the phone's zone. */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** 「今天 14:30」「明天 9:00」「11月28日 周六 14:30」; with an end 「今天 14:30–16:00」 or 「… 至 11月29日 周日 16:00」. */
export function whenText(startIso: string, endIso?: string, now = new Date()): string {
  const start = Date.parse(startIso)
  const words = `${nearDay(start, now.getTime())} ${clock(start)}`
  if (endIso === undefined) return words
  const end = Date.parse(endIso)
  if (dayNumber(start) === dayNumber(end)) return `${words}–${clock(end)}`
  return `${words} 至 ${nearDay(end, now.getTime())} ${clock(end)}`
}

/** 「刚刚」「3 分钟前」「今天 10:05」「昨天 10:05」「11月3日」 */
export function agoText(iso: string, now = new Date()): string {
  const at = Date.parse(iso)
  const passed = now.getTime() - at
  if (passed < minute) return '刚刚'
  if (passed < hour) return `${Math.floor(passed / minute)} 分钟前`
  const daysAgo = dayNumber(now.getTime()) - dayNumber(at)
  if (daysAgo === 0) return `今天 ${clock(at)}`
  if (daysAgo === 1) return `昨天 ${clock(at)}`
  return calendarDay(at, now.getTime())
}

/** 「还有 20 分钟」「还有 3 小时」「还有 5 天」; empty when the moment has passed. */
export function untilText(iso: string, now = new Date()): string {
  const left = Date.parse(iso) - now.getTime()
  if (left <= 0) return ''
  if (left < hour) return `还有 ${Math.ceil(left / minute)} 分钟`
  if (left < 2 * day) return `还有 ${Math.floor(left / hour)} 小时`
  return `还有 ${Math.floor(left / day)} 天`
}

/** The day of an instant: 「今天」「明天」「11月28日 周六」. */
export function dayText(iso: string, now = new Date()): string {
  return nearDay(Date.parse(iso), now.getTime())
}

/** A date without a time, `YYYY-MM-DD`: 「今天」「明天」「11月28日 周六」. */
export function dateText(date: string, now = new Date()): string {
  return nearDay(instantAt(date), now.getTime())
}

/** 「早上好」「下午好」 by China's clock. */
export function partOfDay(now = new Date()): string {
  const hours = inShanghai(now.getTime()).getUTCHours()
  if (hours >= 5 && hours < 11) return '早上好'
  if (hours >= 11 && hours < 13) return '中午好'
  if (hours >= 13 && hours < 18) return '下午好'
  return '晚上好'
}

function nearDay(at: number, now: number): string {
  const days = dayNumber(at) - dayNumber(now)
  const near = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }[days]
  return near ?? `${calendarDay(at, now)} ${weekdays[inShanghai(at).getUTCDay()] ?? ''}`
}

function calendarDay(at: number, now: number): string {
  const date = inShanghai(at)
  const year = date.getUTCFullYear() === inShanghai(now).getUTCFullYear() ? '' : `${date.getUTCFullYear()}年`
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

function clock(at: number): string {
  const date = inShanghai(at)
  return `${date.getUTCHours()}:${String(date.getUTCMinutes()).padStart(2, '0')}`
}
