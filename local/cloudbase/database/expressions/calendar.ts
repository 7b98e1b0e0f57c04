const dayMs = 86_400_000

/** A local time's place in the calendar; the local time is given as if it were UTC. */
export interface CalendarDay {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  dayOfYear: number
  /** 1 is Sunday. */
  dayOfWeek: number
  /** 0 to 53; week 1 begins with the year's first Sunday. */
  week: number
  /** 1 is Monday. */
  isoDayOfWeek: number
  isoWeek: number
  isoWeekYear: number
}

const startOfYear = (year: number) => utcTime(year, 0, 1)

/** Date.UTC, but years 0 to 99 are themselves. */
export function utcTime(year: number, month: number, day: number, ...time: number[]): number {
  const [hour = 0, minute = 0, second = 0, millisecond = 0] = time
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute, second, millisecond))
  const carried = date.getTime() - Date.UTC(2000, 0, 1)
  return new Date(0).setUTCFullYear(year, month, day) + carried
}

/** The Thursday of an instant's ISO week decides its year. */
export function calendarOf(local: number): CalendarDay {
  const date = new Date(local)
  const year = date.getUTCFullYear()
  const dayOfYear = Math.floor((local - startOfYear(year)) / dayMs) + 1
  const weekday = date.getUTCDay()
  const isoDayOfWeek = weekday || 7
  const isoWeekYear = new Date(local + (4 - isoDayOfWeek) * dayMs).getUTCFullYear()
  const thursday = local + (4 - isoDayOfWeek) * dayMs
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    dayOfYear,
    dayOfWeek: weekday + 1,
    week: Math.floor((dayOfYear + 6 - weekday) / 7),
    isoDayOfWeek,
    isoWeek: Math.floor((thursday - startOfYear(isoWeekYear)) / (7 * dayMs)) + 1,
    isoWeekYear,
  }
}

/** The day an ISO week date names, as if it were UTC; weeks and days beyond their ends carry over. */
export function isoDay(isoWeekYear: number, isoWeek: number, isoDayOfWeek: number): number {
  const fourth = new Date(utcTime(isoWeekYear, 0, 4))
  const monday = fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * dayMs
  return monday + ((isoWeek - 1) * 7 + isoDayOfWeek - 1) * dayMs
}
