import { requestFailed } from '../../errors'
import { isPlainObject } from '../document'
import { compareValues } from '../value-order'
import { exactly, isNullish, isTrue, namedParts } from './arguments'
import type { Expression, Operator } from './expression'

/** In expressions a missing field stands before everything, null included. */
export function compareComputed(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return compareValues(a, b)
}

const comparison = (answer: (order: number) => unknown): Operator =>
  exactly(2, ([left, right]) => answer(compareComputed(left, right)))

/** Later operands are not computed once the answer stands. */
const junction =
  (decisive: boolean): Operator =>
  (operand, compile) => {
    const parts = (Array.isArray(operand) ? operand : [operand]).map((part: unknown) => compile(part))
    return (scope) => parts.some((part) => isTrue(part(scope)) === decisive) === decisive
  }

const condition: Operator = (operand, compile, name) => {
  const parts = Array.isArray(operand) ? operand : Object.values(inOrder(operand, name))
  if (parts.length !== 3) throw requestFailed(`Expression ${name} takes exactly 3 arguments. ${parts.length} were passed in.`)
  const [test, then, otherwise] = parts.map((part: unknown) => compile(part))
  return (scope) => (test && isTrue(test(scope)) ? then?.(scope) : otherwise?.(scope))
}

function inOrder(operand: unknown, name: string): unknown[] {
  const parts = namedParts(name, operand, ['if', 'then', 'else'], [])
  return [parts.if, parts.then, parts.else]
}

const ifNull: Operator = (operand, compile, name) => {
  if (!Array.isArray(operand) || operand.length < 2) throw requestFailed(`${name} needs at least two arguments`)
  const parts = operand.map((part: unknown) => compile(part))
  return (scope) => {
    let value: unknown
    for (const part of parts) {
      value = part(scope)
      if (!isNullish(value)) break
    }
    return value
  }
}

const cases: Operator = (operand, compile, name) => {
  const parts = namedParts(name, operand, ['branches'], ['default'])
  const { branches } = parts
  if (!Array.isArray(branches) || branches.length === 0) throw requestFailed(`${name} requires at least one branch.`)
  const compiled = branches.map((branch: unknown) => {
    const { case: test, then } = namedParts(name, branch, ['case', 'then'], [])
    return { test: compile(test), then: compile(then) }
  })
  const otherwise: Expression | undefined = 'default' in parts ? compile(parts.default) : undefined
  return (scope) => {
    const taken = compiled.find(({ test }) => isTrue(test(scope)))?.then ?? otherwise
    if (!taken) throw requestFailed(`${name} could not find a matching branch for an input, and no default was specified.`)
    return taken(scope)
  }
}

const letVariables: Operator = (operand, compile, name) => {
  const { vars, in: body } = namedParts(name, operand, ['vars', 'in'], [])
  if (!isPlainObject(vars)) throw requestFailed(`invalid parameter: expected an object (${name}.vars)`)
  const values = Object.entries(vars).map(([variable, value]): [string, Expression] => [variable, compile(value)])
  const inner = compile.naming(...Object.keys(vars))(body)
  return (scope) => {
    const own = Object.fromEntries(values.map(([variable, value]) => [variable, value(scope)]))
    return inner({ root: scope.root, variables: { ...scope.variables, ...own } })
  }
}

/** Comparison, conditions, truth, literals and variables. Source: MongoDB manual, "Expression Operators". */
export const logic: Record<string, Operator> = {
  $and: junction(false),
  $or: junction(true),
  $not: exactly(1, ([value]) => !isTrue(value)),
  $cmp: comparison(Math.sign),
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cond: condition,
  $ifNull: ifNull,
  $switch: cases,
  $let: letVariables,
  $literal: (operand) => () => operand,
}
