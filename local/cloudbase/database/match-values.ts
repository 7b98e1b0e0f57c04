import { invalidParam, unsupported } from '../errors'
import { compileRegExp } from './regexp'
import { compareValues, rank, rankOf } from './value-order'

export type ValueTest = (value: unknown) => boolean

const isNull = (value: unknown) => value === null || value === undefined

/** Equality as MongoDB sees it: null equals a missing field, a regular expression a text it matches, objects field by field in order. */
export function equals(wanted: unknown): ValueTest {
  if (isNull(wanted)) return isNull
  if (wanted instanceof RegExp) {
    const pattern = compileRegExp(wanted.source, wanted.flags)
    return (value) =>
      typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && String(value) === String(wanted)
  }
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted
  const type = rankOf(wanted)
  return (value) => !isNull(value) && rankOf(value) === type && compareValues(value, wanted) === 0
}

/** `$eq` takes a regular expression for a value, not for a pattern. */
export const sameValue = (wanted: unknown): ValueTest =>
  wanted instanceof RegExp ? (value) => value instanceof RegExp && String(value) === String(wanted) : equals(wanted)

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

const isInt32 = (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31
const isInt64 = (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 63

/** The SDK sends whole numbers as int, beyond 32 bits as long, all others as double; so they are told apart by their value. */
function numberType(value: number): 'int' | 'long' | 'double' {
  return isInt32(value) ? 'int' : isInt64(value) ? 'long' : 'double'
}

/** MongoDB's name for a value's type, `missing` for a field that is not there. */
export function typeNameOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value === 'number') return numberType(value)
  const type = rankOf(value)
  return Object.entries(typeRanks).find(([name, own]) => own === type && name !== 'number')?.[0] ?? 'unknown'
}

/** `$type`: names, numbers, or several of them. */
export function typeTest(operand: unknown): ValueTest {
  const names = (Array.isArray(operand) ? operand : [operand]).map((type: unknown) =>
    typeof type === 'number' ? typeNumbers[type] : type,
  )
  const tests = names.map((name): ValueTest => {
    const type = typeof name === 'string' && Object.hasOwn(typeRanks, name) ? typeRanks[name] : undefined
    if (type === undefined) throw unsupported(`$type ${String(name)}`)
    if (name === 'int' || name === 'long' || name === 'double')
      return (value) => typeof value === 'number' && numberType(value) === name
    return (value) => value !== undefined && rankOf(value) === type
  })
  return (value) => tests.some((test) => test(value))
}
