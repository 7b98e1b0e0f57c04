/** China's time, whatever the zone of the phone: UTC+8 all year. */

const zone = 8 * 3_600_000
const day = 24 * 3_600_000

/** A date whose UTC fields read as China's. */
export function inShanghai(at: number): Date {
  return new Date(at + zone)
}

/** `YYYY-MM-DD` in China at an instant. */
export function dateAt(at: number): string {
  return inShanghai(at).toISOString().slice(0, 10)
}

/** Days since 1970 as China counts them. */
export function dayNumber(at: number): number {
  return Math.floor((at + zone) / day)
}

/** The instant at which a clock in China shows a date, `YYYY-MM-DD`, and a time, `HH:mm`. */
export function instantAt(date: string, time = '00:00'): number {
  return Date.parse(`${date}T${time}:00Z`) - zone
}
