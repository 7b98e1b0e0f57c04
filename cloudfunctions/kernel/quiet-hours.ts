/** Shanghai is ahead of UTC by so much all year. */
const offset = 8 * 3600_000
const minute = 60_000
const day = 24 * 60

/** The clock stops from 21:00 to 08:00 in Shanghai: nobody is made to answer at night. */
const opens = 8 * 60
const closes = 21 * 60

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
