import { dateText } from '../../services/when'

const hour = 3_600_000
const zone = 8 * hour

/** `YYYY-MM-DD` in China. */
export function today(): string {
  return new Date(Date.now() + zone).toISOString().slice(0, 10)
}

/** `YYYY-MM-DD` thirty days from now: as long as an invitation lasts unless somebody says otherwise. */
export function monthAhead(): string {
  return new Date(Date.now() + zone + 30 * 24 * hour).toISOString().slice(0, 10)
}

/** The instant at which a day in China is over. */
export function endOf(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - zone + 24 * hour).toISOString()
}

/** The last day of something that ends at an instant, in words: 「12月31日 周四」. */
export function lastDayText(endsAt: string): string {
  return dateText(new Date(Date.parse(endsAt) + zone - 1).toISOString().slice(0, 10))
}
