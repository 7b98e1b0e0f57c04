import { requestFailed } from '../../errors'
import { isPlainObject } from '../document'
import { typeNameOf } from '../match-values'
import { compareValues } from '../value-order'
import { isNullish } from './arguments'
import type { Operator } from './expression'
import { distinct } from './sets'

/** What an accumulator answers for the values of a group, in the order of its documents; undefined is a missing value. */
export type Accumulate = (values: unknown[], name: string) => unknown

const numbersOf = (values: unknown[]) => values.filter((value) => typeof value === 'number')
const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)

const average: Accumulate = (values) => {
  const numbers = numbersOf(values)
  return numbers.length === 0 ? null : total(numbers) / numbers.length
}

const extreme =
  (direction: 1 | -1): Accumulate =>
  (values) =>
    values
      .filter((value) => !isNullish(value))
      .reduce<unknown>((best, value) => (isNullish(best) || compareValues(value, best) * direction > 0 ? value : best), null)

/** Welford's way, as MongoDB's: it stays exact for large values. */
function deviation(values: unknown[], freedom: 0 | 1): number | null {
  const numbers = numbersOf(values)
  if (numbers.length <= freedom) return null
  let [mean, squares] = [0, 0]
  for (const [at, number] of numbers.entries()) {
    const delta = number - mean
    mean += delta / (at + 1)
    squares += delta * (number - mean)
  }
  return Math.sqrt(squares / (numbers.length - freedom))
}

const present = (values: unknown[]) => values.filter((value) => value !== undefined)

const unique: Accumulate = (values) => [...distinct(present(values)).values()]

const merged: Accumulate = (values, name) => {
  const objects = values.filter((value) => !isNullish(value))
  const foreign = objects.find((value) => !isPlainObject(value))
  if (foreign !== undefined) throw requestFailed(`${name} requires object inputs, but input is of type ${typeNameOf(foreign)}`)
  return Object.assign({}, ...objects) as unknown
}

/** The accumulators of $group. Source: MongoDB manual, "Accumulators". */
export const accumulators: Record<string, Accumulate> = {
  $addToSet: unique,
  $avg: average,
  $first: ([first]) => first ?? null,
  $last: (values) => values.at(-1) ?? null,
  $max: extreme(1),
  $mergeObjects: merged,
  $min: extreme(-1),
  $push: present,
  $stdDevPop: (values) => deviation(values, 0),
  $stdDevSamp: (values) => deviation(values, 1),
  $sum: (values) => total(numbersOf(values)),
}

/** Outside $group a single argument that is an array stands for its elements. */
const overArguments =
  (accumulate: Accumulate): Operator =>
  (operand, compile, name) => {
    const parts = (Array.isArray(operand) ? operand : [operand]).map((part: unknown) => compile(part))
    return (scope) => {
      const values = parts.map((part) => part(scope))
      const [only] = values
      return accumulate(values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values, name)
    }
  }

/** Those accumulators that are expressions too. */
export const listAccumulators: Record<string, Operator> = {
  $avg: overArguments(average),
  $max: overArguments(extreme(1)),
  $min: overArguments(extreme(-1)),
  $stdDevPop: overArguments((values) => deviation(values, 0)),
  $stdDevSamp: overArguments((values) => deviation(values, 1)),
  $sum: overArguments((values) => total(numbersOf(values))),
}
