import { inShanghai, instantAt } from '../../../services/shanghai'

/** A day and a time of day as a person in China picks them. */
export interface WallClock {
  /** `YYYY-MM-DD` */
  date: string
  /** `HH:mm` */
  time: string
}

/** What a clock in China shows at an instant, in milliseconds. */
export function toWallClock(at: number): WallClock {
  const text = inShanghai(at).toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}

/** The instant, in milliseconds, at which a clock in China shows this. */
export function fromWallClock({ date, time }: WallClock): number {
  return instantAt(date, time)
}

/** The same as the server is told. */
export function instantOf(moment: WallClock): string {
  return new Date(fromWallClock(moment)).toISOString()
}
