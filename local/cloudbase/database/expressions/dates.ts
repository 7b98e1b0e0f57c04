import { requestFailed } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import { asDate, asText, asWhole, exactly, isNullish, named } from './arguments'
import { type CalendarDay, calendarOf, isoDay, utcTime } from './calendar'
import { UnreadableDate, formatDate, parseDate } from './date-format'
import type { Operator } from './expression'
import { instantOf, utc, zoneOf } from './zones'

/** `date`, or `{date, timezone}`. */
const partOf = (read: (at: CalendarDay) => number): Operator => {
  const inZone = named(['date'], ['timezone'], ({ date, timezone }, _name, given) => {
    if (isNullish(date) || ('timezone' in given && isNullish(timezone))) return null
    const instant = asDate(date).getTime()
    return read(calendarOf(instant + (timezone === undefined ? utc : zoneOf(timezone))(instant)))
  })
  const plain = exactly(1, ([date]) => (isNullish(date) ? null : read(calendarOf(asDate(date).getTime()))))
  return (operand, compile, name) => {
    const only: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
    const isNamed = isPlainObject(only) && Object.keys(only)[0]?.startsWith('$') !== true
    return (isNamed ? inZone : plain)(only, compile, name)
  }
}

const isoParts = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek']
const dayParts = ['year', 'month', 'day']
const timeParts = ['hour', 'minute', 'second', 'millisecond']

const fromParts: Operator = named([], [...isoParts, ...dayParts, ...timeParts, 'timezone'], (values, name, given) => {
  const isIso = 'isoWeekYear' in given
  const foreign = (isIso ? dayParts : isoParts).find((part) => part in given)
  if (foreign) throw requestFailed(`${name} does not allow mixing natural dates with ISO dates: ${foreign}`)
  if (!isIso && !('year' in given)) throw requestFailed(`${name} requires either 'year' or 'isoWeekYear' to be present`)
  if (Object.keys(given).some((part) => isNullish(values[part]))) return null
  const part = (key: string, other: number) => (key in given ? asWhole(values[key], name, key) : other)
  const year = part(isIso ? 'isoWeekYear' : 'year', 0)
  if (year < 1 || year > 9999) throw requestFailed(`'year' must evaluate to an integer in the range 1 to 9999, found ${year}`)
  const day = isIso
    ? isoDay(year, part('isoWeek', 1), part('isoDayOfWeek', 1))
    : utcTime(year, part('month', 1) - 1, part('day', 1))
  const time = utcTime(1970, 0, 1, ...timeParts.map((key) => part(key, 0)))
  return new Date(instantOf(day + time, 'timezone' in given ? zoneOf(values.timezone) : utc))
})

const toParts: Operator = named(['date'], ['timezone', 'iso8601'], (values, _name, given) => {
  const { date, timezone, iso8601 } = values
  if (Object.keys(given).some((part) => isNullish(values[part]))) return null
  const instant = asDate(date).getTime()
  const at = calendarOf(instant + (timezone === undefined ? utc : zoneOf(timezone))(instant))
  const { hour, minute, second, millisecond } = at
  const days: Doc =
    iso8601 === true
      ? { isoWeekYear: at.isoWeekYear, isoWeek: at.isoWeek, isoDayOfWeek: at.isoDayOfWeek }
      : { year: at.year, month: at.month, day: at.day }
  return { ...days, hour, minute, second, millisecond }
})

const toTextOf: Operator = named(['date'], ['format', 'timezone', 'onNull'], (values, name, given) => {
  const { date, timezone, onNull } = values
  if (isNullish(date)) return 'onNull' in given ? onNull : null
  if (['format', 'timezone'].some((part) => part in given && isNullish(values[part]))) return null
  const zone = timezone === undefined ? utc : zoneOf(timezone)
  const isUtc = zone === utc
  const format = 'format' in given ? asText(values.format, name) : `%Y-%m-%dT%H:%M:%S.%L${isUtc ? 'Z' : ''}`
  return formatDate(asDate(date), format, zone)
})

const fromText: Operator = named(['dateString'], ['format', 'timezone', 'onError', 'onNull'], (values, name, given) => {
  if (isNullish(values.dateString)) return 'onNull' in given ? values.onNull : null
  if (['format', 'timezone'].some((part) => part in given && isNullish(values[part]))) return null
  try {
    if (typeof values.dateString !== 'string') throw new UnreadableDate(`${name} requires that 'dateString' be a string`)
    return parseDate(
      values.dateString,
      'format' in given ? asText(values.format, name) : undefined,
      'timezone' in given ? asText(values.timezone, name) : undefined,
    )
  } catch (error) {
    if (!(error instanceof UnreadableDate)) throw error
    if ('onError' in given) return values.onError
    throw requestFailed(error.message)
  }
})

/** Dates. Source: MongoDB manual, "Date Expression Operators". */
export const dates: Record<string, Operator> = {
  $dateFromParts: fromParts,
  $dateFromString: fromText,
  $dateToParts: toParts,
  $dateToString: toTextOf,
  $dayOfMonth: partOf(({ day }) => day),
  $dayOfWeek: partOf(({ dayOfWeek }) => dayOfWeek),
  $dayOfYear: partOf(({ dayOfYear }) => dayOfYear),
  $hour: partOf(({ hour }) => hour),
  $isoDayOfWeek: partOf(({ isoDayOfWeek }) => isoDayOfWeek),
  $isoWeek: partOf(({ isoWeek }) => isoWeek),
  $isoWeekYear: partOf(({ isoWeekYear }) => isoWeekYear),
  $millisecond: partOf(({ millisecond }) => millisecond),
  $minute: partOf(({ minute }) => minute),
  $month: partOf(({ month }) => month),
  $second: partOf(({ second }) => second),
  $week: partOf(({ week }) => week),
  $year: partOf(({ year }) => year),
}
