import { addDays } from './clock'

/**
 * Days off and made-up working days that differ from the week's rhythm, by the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知).
 * A year that is not here follows the week alone until its notice is entered.
 */
const daysOff: [from: string, to: string][] = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
]
const madeUp = new Set(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])

/** Whether offices work on a date, `YYYY-MM-DD`. */
export function isWorkingDay(date: string): boolean {
  if (madeUp.has(date)) return true
  if (daysOff.some(([from, to]) => from <= date && date <= to)) return false
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The date so many working days after a date, which itself does not count. */
export function addWorkingDays(date: string, days: number): string {
  let day = date
  for (let left = days; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return day
}
