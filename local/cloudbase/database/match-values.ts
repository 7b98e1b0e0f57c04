import { invalidParam, unsupported } from '../errors'
import { compareValues, rank, rankOf } from './value-order'

export type ValueTest = (value: unknown) => boolean

const isNull = (value: unknown) => value === null || value === undefined

/** Equality as MongoDB sees it: null equals a missing field, a regular expression a text it matches, objects field by field in order. */
export function equals(wanted: unknown): ValueTest {
  if (isNull(wanted)) return isNull
  if (wanted instanceof RegExp) {
    const pattern = new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, ''))
    return (value) =>
      typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && String(value) === String(wanted)
  }
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted
  const type = rankOf(wanted)
  return (value) => !isNull(value) && rankOf(value) === type && compareValues(value, wanted) === 0
}

type Comparison = '$gt' | '$gte' | '$lt' | '$lte'

const holds: Record<Comparison, (order: number) => boolean> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
}

/** Only values of the operand's own type compare; NaN is neither above nor below anything. */
export function comparisonTest(operator: Comparison, operand: unknown): ValueTest {
  const accepts = holds[operator]
  if (isNull(operand)) return accepts(0) ? isNull : () => false
  if (operand instanceof RegExp) throw invalidParam(`${operator} cannot compare with a regular expression`)
  const type = rankOf(operand)
  return (value) => {
    if (isNull(value) || rankOf(value) !== type) return false
    if (Number.isNaN(value) !== Number.isNaN(operand)) return false
    return accepts(compareValues(value, operand))
  }
}

/** MongoDB's names and numbers of types. Source: MongoDB manual, "BSON Types". */
const typeRanks: Record<string, number> = {
  double: rank.number,
  int: rank.number,
  long: rank.number,
  number: rank.number,
  string: rank.string,
  object: rank.object,
  array: rank.array,
  binData: rank.binary,
  objectId: rank.objectId,
  bool: rank.boolean,
  date: rank.date,
  null: rank.null,
  regex: rank.regex,
}
const typeNumbers: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
}

const isInt32 = (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31

/** Numbers are stored as int when whole and within 32 bits, as double otherwise; long does not occur here. */
export function typeTest(operand: unknown): ValueTest {
  const names = (Array.isArray(operand) ? operand : [operand]).map((type: unknown) =>
    typeof type === 'number' ? typeNumbers[type] : type,
  )
  const tests = names.map((name): ValueTest => {
    const type = typeof name === 'string' ? typeRanks[name] : undefined
    if (type === undefined) throw unsupported(`$type ${String(name)}`)
    if (name === 'int') return (value) => typeof value === 'number' && isInt32(value)
    if (name === 'double') return (value) => typeof value === 'number' && !isInt32(value)
    if (name === 'long') throw unsupported('$type long')
    return (value) => value !== undefined && rankOf(value) === type
  })
  return (value) => tests.some((test) => test(value))
}
