import { ObjectId } from 'bson'
import { requestFailed } from '../../errors'
import { typeNameOf } from '../match-values'
import { type Apply, asDate, asNumber, exactly, isTrue, unlessNull } from './arguments'
import { UnreadableDate, parseDate } from './date-format'
import type { Operator } from './expression'

const refusal = (value: unknown, target: string) =>
  requestFailed(
    `Failed to convert ${typeof value === 'string' ? `'${value}'` : typeNameOf(value)} to ${target} in $convert with no onError value`,
  )

const numberOf = (value: unknown, target: string): number => {
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return Number(value)
  if (typeof value !== 'number') throw refusal(value, target)
  return value
}

const whole =
  (target: 'int' | 'long'): Apply =>
  ([value]) => {
    if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) throw refusal(value, target)
    if (target === 'int' && value instanceof Date) throw refusal(value, target)
    const number = Math.trunc(numberOf(value, target))
    if (!(Math.abs(number) < (target === 'int' ? 2 ** 31 : 2 ** 53))) throw refusal(value, target)
    return number
  }

const text: Apply = ([value]) => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  throw refusal(value, 'string')
}

const date: Apply = ([value]) => {
  if (typeof value === 'number') return new Date(Math.trunc(value))
  if (typeof value !== 'string') return asDate(value)
  try {
    return parseDate(value, undefined, undefined)
  } catch (error) {
    throw error instanceof UnreadableDate ? refusal(value, 'date') : error
  }
}

const truth: Apply = ([value]) => isTrue(value)

const objectId: Apply = ([value]) => {
  if (value instanceof ObjectId) return value
  if (typeof value !== 'string' || !/^[0-9a-f]{24}$/i.test(value)) throw refusal(value, 'objectId')
  return new ObjectId(value)
}

/** Types. Source: MongoDB manual, "Type Expression Operators". */
export const types: Record<string, Operator> = {
  $type: exactly(1, ([value]) => typeNameOf(value)),
  $isNumber: exactly(1, ([value]) => typeof value === 'number'),
  $toBool: unlessNull(1, truth),
  $toDate: unlessNull(1, date),
  $toDouble: unlessNull(1, ([value]) => asNumber(numberOf(value, 'double'), '$toDouble')),
  $toInt: unlessNull(1, whole('int')),
  $toLong: unlessNull(1, whole('long')),
  $toObjectId: unlessNull(1, objectId),
  $toString: unlessNull(1, text),
}
