/** Months and days as text, `YYYY-MM` and `YYYY-MM-DD`, in China's time whatever the phone's zone. */

const day = 86_400_000

/** So many months after another. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** A day of a month as a calendar shows it; those of the months beside it only fill the weeks. */
interface CalendarDay {
  /** `YYYY-MM-DD` */
  on: string
  /** 1 – 31 */
  number: number
  ofMonth: boolean
}

/** The weeks of a month, Monday first, with the days of the months beside it. */
export function weeksOf(month: string): CalendarDay[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const next = Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`)
  const beforeMonday = (new Date(first).getUTCDay() + 6) % 7
  const weeks = Math.ceil((beforeMonday + (next - first) / day) / 7)
  return Array.from({ length: weeks }, (_week, week) =>
    Array.from({ length: 7 }, (_day, index) => {
      const at = first + (week * 7 + index - beforeMonday) * day
      const date = new Date(at)
      return { on: date.toISOString().slice(0, 10), number: date.getUTCDate(), ofMonth: at >= first && at < next }
    }),
  )
}

/** The first and the last day of a month. */
export function daysOf(month: string): { fromOn: string; toOn: string } {
  const last = Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`) - day
  return { fromOn: `${month}-01`, toOn: new Date(last).toISOString().slice(0, 10) }
}

/** 2026年11月 */
export function monthText(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${year}年${Number(number)}月`
}
