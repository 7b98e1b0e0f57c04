import { dateAt, instantAt } from '../../services/shanghai'
import { dateText } from '../../services/when'

const day = 24 * 3_600_000

/** `YYYY-MM-DD` in China. */
export function today(): string {
  return dateAt(Date.now())
}

/** `YYYY-MM-DD` thirty days from now: as long as an invitation lasts unless somebody says otherwise. */
export function monthAhead(): string {
  return dateAt(Date.now() + 30 * day)
}

/** The instant at which a day in China is over. */
export function endOf(date: string): string {
  return new Date(instantAt(date) + day).toISOString()
}

/** The last day of something that ends at an instant, in words: 「12月31日 周四」. */
export function lastDayText(endsAt: string): string {
  return dateText(dateAt(Date.parse(endsAt) - 1))
}
