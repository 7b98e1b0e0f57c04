import { evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import { $slice as slice } from 'mingo/operators/expression'
import type { Any, AnyObject, Options } from 'mingo/types'
import { invalidParam, requestFailed } from '../errors'
import { compareValues } from './value-order'

type Expression = (doc: Any, operand: Any, options: Options) => unknown

/** A single argument may stand in a list of one. */
const onlyArgument = (operand: Any) => (Array.isArray(operand) && operand.length === 1 ? (operand[0] as unknown) : operand)

/** MongoDB refuses what is not an array; mingo answers null. */
const $size: Expression = (doc, operand, options) => {
  const value: unknown = evalExpr(doc, onlyArgument(operand), options)
  if (!Array.isArray(value)) throw requestFailed('The argument to $size must be an array')
  return value.length
}

/** In expressions a missing field stands before everything, null included. */
function compareComputed(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return compareValues(a, b)
}

/** MongoDB compares across types and tells null from missing; mingo does neither. */
const comparison =
  (name: string, answer: (order: number) => unknown): Expression =>
  (doc, operand, options) => {
    if (!Array.isArray(operand) || operand.length !== 2) throw invalidParam(`${name} takes exactly 2 arguments`)
    const [left, right] = operand.map((part: unknown) => evalExpr(doc, part, options))
    return answer(compareComputed(left, right))
  }

type Accumulator = (values: AnyObject[], operand: Any, options: Options) => unknown

/** Outside $group one value counts as a list of it; mingo refuses it. mingo looks here for $group too, with all documents of the group. */
const overList =
  (accumulate: Accumulator): Expression =>
  (doc, operand, options) => {
    if (Array.isArray(doc)) return accumulate(doc, operand, options)
    const value: unknown = evalExpr(doc, onlyArgument(operand), options)
    // mingo's type says documents; without an operand the accumulators take the values themselves.
    return accumulate((Array.isArray(value) ? value : [value]) as AnyObject[], null, options)
  }

/** Of null or a missing field MongoDB answers null; mingo refuses it. */
const $slice: Expression = (doc, operand, options) => {
  const isNothing = Array.isArray(operand) && (evalExpr(doc, operand[0], options) ?? null) === null
  return isNothing ? null : slice(doc as AnyObject, operand, options)
}

/** Operators that mingo 7.2.7 answers differently from MongoDB, as MongoDB does. */
export const mendedExpressions = {
  $size,
  $slice,
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: comparison('$cmp', Math.sign),
  $sum: overList(accumulators.$sum),
  $avg: overList(accumulators.$avg),
  $min: overList(accumulators.$min),
  $max: overList(accumulators.$max),
}
