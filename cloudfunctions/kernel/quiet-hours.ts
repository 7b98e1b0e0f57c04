/** Shanghai is ahead of UTC by so much all year. */
const offset = 8 * 3600_000
const minute = 60_000
const day = 24 * 60

/** The clock stops from 21:00 to 08:00 in Shanghai: nobody is made to answer at night. */
const opens = 8 * 60
const closes = 21 * 60

/** Whether the wall clock in Shanghai shows a time between two, in minutes of the day; by default the hours in which people are told things. */
export function isWithin(at: Date, from: number = opens, until: number = closes): boolean {
  const ofDay = Math.floor((at.getTime() + offset) / minute) % day
  return from <= ofDay && ofDay < until
}

/** When the day of an instant ends for telling people things: 21:00 in Shanghai. */
export function endOfTelling(at: Date): Date {
  const midnight = Math.floor((at.getTime() + offset) / (day * minute)) * day
  return new Date((midnight + closes) * minute - offset)
}

/** The instant after so many minutes between 08:00 and 21:00 in Shanghai. */
export function openMinutesAfter(from: Date, minutes: number): Date {
  let at = Math.floor((from.getTime() + offset) / minute)
  let left = minutes
  for (;;) {
    const ofDay = at % day
    if (ofDay < opens) at += opens - ofDay
    else if (ofDay >= closes) at += day - ofDay + opens
    else if (left <= closes - ofDay) return new Date((at + left) * minute - offset)
    else {
      left -= closes - ofDay
      at += day - ofDay + opens
    }
  }
}
