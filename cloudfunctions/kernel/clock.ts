import dayjs from 'dayjs'

/** Milliseconds by which Shanghai is ahead of UTC; China has kept one offset without daylight saving since 1991. */
const shanghaiOffset = 8 * 3600_000

/** The present instant. Read once a request; everything else gets it as a value. */
export function readClock(): Date {
  return new Date()
}

/** The date in Shanghai at an instant, `YYYY-MM-DD`. */
export function shanghaiDate(at: Date): string {
  return new Date(at.getTime() + shanghaiOffset).toISOString().slice(0, 10)
}

/** The instant at which a date in Shanghai, `YYYY-MM-DD`, begins. */
function shanghaiMidnight(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - shanghaiOffset)
}

/** The instants from which and before which something lies between two dates in Shanghai, both included. */
export function shanghaiDays({ fromOn, toOn }: { fromOn?: string | undefined; toOn?: string | undefined }): {
  from?: Date
  before?: Date
} {
  return {
    ...(fromOn === undefined ? {} : { from: shanghaiMidnight(fromOn) }),
    ...(toOn === undefined ? {} : { before: shanghaiMidnight(addDays(toOn, 1)) }),
  }
}

/** The wall clock in Shanghai at an instant, as `11月21日 14:30`. */
export function shanghaiTime(at: Date): string {
  const wall = new Date(at.getTime() + shanghaiOffset)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日 ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
}

/** `days` after a date, both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return dayjs(`${date}T12:00:00`).add(days, 'day').format('YYYY-MM-DD')
}

/** An instant some minutes after another. */
export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

/** An instant some seconds after another. */
export function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}
