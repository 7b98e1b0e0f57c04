import { requestFailed, unsupported } from '../../errors'
import { type CalendarDay, calendarOf, utcTime } from './calendar'
import { type Zone, instantOf, zoneOf } from './zones'

const padded = (value: number, width: number) => String(value).padStart(width, '0')

/** Source: MongoDB manual, "$dateToString", "Format Specifiers". */
const writers: Record<string, (at: CalendarDay, offset: number) => string> = {
  Y: ({ year }) => padded(year, 4),
  G: ({ isoWeekYear }) => padded(isoWeekYear, 4),
  m: ({ month }) => padded(month, 2),
  d: ({ day }) => padded(day, 2),
  H: ({ hour }) => padded(hour, 2),
  M: ({ minute }) => padded(minute, 2),
  S: ({ second }) => padded(second, 2),
  L: ({ millisecond }) => padded(millisecond, 3),
  j: ({ dayOfYear }) => padded(dayOfYear, 3),
  u: ({ isoDayOfWeek }) => String(isoDayOfWeek),
  w: ({ dayOfWeek }) => String(dayOfWeek),
  U: ({ week }) => padded(week, 2),
  V: ({ isoWeek }) => padded(isoWeek, 2),
  z: (_at, offset) => offsetText(offset),
  '%': () => '%',
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(Math.floor(minutes % 60), 2)}`
}

export function formatDate(instant: Date, format: string, zone: Zone): string {
  const offset = zone(instant.getTime())
  const at = calendarOf(instant.getTime() + offset)
  if (at.year < 0 || at.year > 9999) throw requestFailed('$dateToString is only defined on year 0-9999')
  return format.replace(/%(.?)/gs, (specifier, letter: string) => {
    const write = Object.hasOwn(writers, letter) ? writers[letter] : undefined
    if (write) return write(at, offset)
    if (/[ZbB]/.test(letter)) throw unsupported(`the date format ${specifier}`)
    throw requestFailed(`Invalid format character '${specifier}' in format string`)
  })
}

/** What a text may show for a specifier, and what it means. */
const readers: Record<string, string> = {
  Y: '(?<year>\\d{4})',
  m: '(?<month>\\d{1,2})',
  d: '(?<day>\\d{1,2})',
  H: '(?<hour>\\d{1,2})',
  M: '(?<minute>\\d{1,2})',
  S: '(?<second>\\d{1,2})',
  L: '(?<fraction>\\d{1,3})',
  z: '(?<zone>Z|[+-]\\d{2}:?\\d{2})',
  '%': '%',
}

/** The default form: ISO 8601, with a blank for the T, slashes for the dashes, and no time, allowed. */
const isoForm =
  /^(?<year>\d{4})(?<dash>[-/])(?<month>\d{1,2})\k<dash>(?<day>\d{1,2})(?:[T ](?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?)?)? ?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?$/i

function formOf(format: string): RegExp {
  const source = format.replace(/%(.?)|[.*+?^${}()|[\]\\/]/gs, (found, letter: string | undefined) => {
    if (letter === undefined) return `\\${found}`
    const reader = Object.hasOwn(readers, letter) ? readers[letter] : undefined
    if (reader === undefined) throw unsupported(`${found} in the format of $dateFromString`)
    return reader
  })
  return new RegExp(`^${source}$`)
}

export class UnreadableDate extends Error {}

/**
 * Reads a date.
 * @throws UnreadableDate for what is none; UnsupportedOperation for a form of text that MongoDB may know and this does not
 */
export function parseDate(text: string, format: string | undefined, timezone: string | undefined): Date {
  const found = (format === undefined ? isoForm : formOf(format)).exec(text)
  if (!found?.groups) {
    if (format === undefined && /\d/.test(text)) throw unsupported(`this form of a date in $dateFromString: "${text}"`)
    throw new UnreadableDate(`Error parsing date string '${text}'`)
  }
  const { zone, fraction = '0', ...texts } = found.groups
  if (zone !== undefined && timezone !== undefined)
    throw new UnreadableDate(
      `you cannot pass in a date/time string with time zone information ('${zone}') together with a timezone argument`,
    )
  const part = (name: string, other: number) => (texts[name] === undefined ? other : Number(texts[name]))
  const [year, month, day] = [part('year', 1970), part('month', 1), part('day', 1)]
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000 + 1e-6)
  const time = [part('hour', 0), part('minute', 0), part('second', 0), milliseconds]
  const midnight = new Date(utcTime(year, month - 1, day))
  const isReal = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day
  const [hour = 0, minute = 0, second = 0] = time
  if (!isReal || hour > 23 || minute > 59 || second > 59)
    throw new UnreadableDate(`Error parsing date string '${text}'; the parsed date was invalid`)
  return new Date(
    instantOf(
      utcTime(year, month - 1, day, ...time),
      zoneOf((zone ?? timezone ?? 'UTC').toUpperCase() === 'Z' ? 'UTC' : (zone ?? timezone ?? 'UTC')),
    ),
  )
}
