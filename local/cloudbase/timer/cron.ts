/** One field: the numbers it allows. */
type Field = ReadonlySet<number>

export interface Cron {
  second: Field
  minute: Field
  hour: Field
  day: Field
  month: Field
  weekday: Field
  year: Field
  /** Day and weekday both restricted: either is enough. */
  eitherDay: boolean
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** Name, smallest, largest, and words with the number of the first. */
const shape: readonly [
  name: keyof Omit<Cron, 'eitherDay'>,
  low: number,
  high: number,
  words: readonly string[],
  firstWord: number,
][] = [
  ['second', 0, 59, [], 0],
  ['minute', 0, 59, [], 0],
  ['hour', 0, 23, [], 0],
  ['day', 1, 31, [], 0],
  ['month', 1, 12, monthNames, 1],
  ['weekday', 0, 6, weekdayNames, 0],
  ['year', 1970, 2099, [], 0],
]

/**
 * Reads CloudBase's timer expression: second minute hour day month weekday year. Source: CloudBase manual, "定时触发器".
 * @throws Error that names the wrong field
 */
export function parseCron(expression: string): Cron {
  const texts = expression.trim().split(/\s+/)
  if (texts.length !== shape.length)
    throw new Error(`cron "${expression}": ${shape.length} fields are needed, ${texts.length} were given`)
  const fields = shape.map(([name, low, high, words, firstWord], at) => {
    try {
      return parseField(texts[at] ?? '', { low, high, words, firstWord })
    } catch (error) {
      throw new Error(`cron "${expression}": field ${name}: ${error instanceof Error ? error.message : ''}`)
    }
  })
  const [second, minute, hour, day, month, weekday, year] = fields as [Field, Field, Field, Field, Field, Field, Field]
  const isAny = (text: string | undefined) => text === '*' || text === '?'
  return { second, minute, hour, day, month, weekday, year, eitherDay: !isAny(texts[3]) && !isAny(texts[5]) }
}

interface FieldShape {
  low: number
  high: number
  words: readonly string[]
  firstWord: number
}

function parseField(text: string, field: FieldShape): Field {
  return new Set(text.split(',').flatMap((part) => parsePart(part, field)))
}

function parsePart(part: string, field: FieldShape): number[] {
  const [span = '', step = '1', ...more] = part.split('/')
  const by = Number(step)
  if (more.length > 0 || !Number.isInteger(by) || by < 1) throw new Error(`"${part}" is no step`)
  const [from, to] = spanOf(span, part.includes('/'), field)
  if (from > to) throw new Error(`"${part}" runs backwards`)
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_none, at) => from + at * by)
}

function spanOf(span: string, hasStep: boolean, field: FieldShape): [number, number] {
  if (span === '*' || span === '?') return [field.low, field.high]
  const [first = '', last, ...more] = span.split('-')
  if (more.length > 0) throw new Error(`"${span}" is no range`)
  const from = numberOf(first, field)
  return [from, last !== undefined ? numberOf(last, field) : hasStep ? field.high : from]
}

function numberOf(text: string, { low, high, words, firstWord }: FieldShape): number {
  const word = words.indexOf(text.toUpperCase())
  const value = word >= 0 ? word + firstWord : /^\d+$/.test(text) ? Number(text) : NaN
  if (!(value >= low && value <= high)) throw new Error(`"${text}" is not between ${low} and ${high}`)
  return value
}

const chinaOffsetMs = 8 * 3600_000

/** Whether the timer fires in the second of this instant; the fields are read in UTC+8 whatever the machine's zone. */
export function cronMatches(cron: Cron, at: Date): boolean {
  const local = new Date(at.getTime() + chinaOffsetMs)
  const day = cron.day.has(local.getUTCDate())
  const weekday = cron.weekday.has(local.getUTCDay())
  return (
    cron.second.has(local.getUTCSeconds()) &&
    cron.minute.has(local.getUTCMinutes()) &&
    cron.hour.has(local.getUTCHours()) &&
    cron.month.has(local.getUTCMonth() + 1) &&
    cron.year.has(local.getUTCFullYear()) &&
    (cron.eitherDay ? day || weekday : day && weekday)
  )
}
