import { invalidParam } from '../errors'
import { type Doc, isPlainObject } from './document'
import { type ValueTest, equals } from './match-values'
import { compileRegExp } from './regexp'

/** Compiles an aggregation expression into what it answers for a document: `$expr`. */
export type CompileExpression = (expression: unknown) => (doc: Doc) => unknown

/** How conditions on a field are compiled. */
export interface Context {
  compile: CompileExpression
  /** The value is an element of an array: an array in its place is not looked into. */
  isElement?: boolean
}
/** Tests what stands at a field's path; see valuesAt. */
export type FieldTest = (found: unknown[]) => boolean

export const isOperators = (condition: unknown): condition is Doc =>
  isPlainObject(condition) && Object.keys(condition)[0]?.startsWith('$') === true

/** A field matches when its value does, or, if that is an array, one of its elements; an element by itself only as it is. */
export const anyValue =
  (test: ValueTest, { isElement }: Context): FieldTest =>
  (found) =>
    found.some((value) => test(value) || (!isElement && Array.isArray(value) && value.some(test)))

export const wholeValue =
  (test: ValueTest): FieldTest =>
  (found) =>
    found.some(test)

export const not =
  (test: FieldTest): FieldTest =>
  (found) =>
    !test(found)

export function anyOf(operator: string, operand: unknown, context: Context): FieldTest {
  const tests = listOf(operator, operand).map(equals)
  return anyValue((value) => tests.some((test) => test(value)), context)
}

export function listOf(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw invalidParam(`${operator} needs an array`)
  return operand
}

/** Source: MongoDB manual, "$mod": what is not whole is cut. */
export function modTest(operand: unknown): ValueTest {
  const [divisor, remainder] = listOf('$mod', operand).map(Number)
  if (!divisor || remainder === undefined) throw invalidParam('$mod needs a divisor other than 0 and a remainder')
  return (value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(remainder)
}

export function sizeTest(operand: unknown): ValueTest {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) throw invalidParam('$size must be a whole number')
  return (value) => Array.isArray(value) && value.length === operand
}

export function regExpOf(operand: unknown, options: unknown): RegExp {
  const source = operand instanceof RegExp ? operand.source : operand
  const flags = typeof options === 'string' ? options : operand instanceof RegExp ? operand.flags : ''
  if (typeof source !== 'string') throw invalidParam('$regex has to be a string')
  return compileRegExp(source, flags)
}
