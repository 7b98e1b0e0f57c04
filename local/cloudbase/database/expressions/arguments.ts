import { ObjectId } from 'bson'
import { requestFailed } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import { typeNameOf } from '../match-values'
import type { Expression, Operator, Scope } from './expression'

export type Apply = (args: unknown[], name: string) => unknown

export const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined

/** MongoDB's truth: everything but false, null, a missing field and zero. */
export const isTrue = (value: unknown): boolean => value !== false && !isNullish(value) && value !== 0

/** A single argument may stand without a list around it. */
const listed = (operand: unknown): unknown[] => (Array.isArray(operand) ? operand : [operand])

/** An operator of so many arguments. */
export const between =
  (least: number, most: number, apply: Apply): Operator =>
  (operand, compile, name) => {
    const parts = listed(operand).map((part) => compile(part))
    if (parts.length < least || parts.length > most)
      throw requestFailed(
        `Expression ${name} takes ${least === most ? 'exactly' : 'at least'} ${least} arguments. ${parts.length} were passed in.`,
      )
    const [first] = parts
    if (parts.length === 1 && first) return (scope) => apply([first(scope)], name)
    return (scope) =>
      apply(
        parts.map((part) => part(scope)),
        name,
      )
  }

export const exactly = (count: number, apply: Apply): Operator => between(count, count, apply)

export const anyNumber = (apply: Apply): Operator => between(0, Infinity, apply)

/** As `exactly`; answers null as soon as one argument is null or missing. */
export const unlessNull = (count: number, apply: Apply): Operator =>
  exactly(count, (args, name) => (args.some(isNullish) ? null : apply(args, name)))

/** The parts of an operator whose operand is an object of named expressions. */
export function namedParts(name: string, operand: unknown, required: readonly string[], optional: readonly string[]): Doc {
  if (!isPlainObject(operand)) throw requestFailed(`${name} only supports an object as its argument`)
  const foreign = Object.keys(operand).find((key) => !required.includes(key) && !optional.includes(key))
  if (foreign !== undefined) throw requestFailed(`Unrecognized argument to ${name}: ${foreign}`)
  const absent = required.find((key) => !Object.hasOwn(operand, key))
  if (absent !== undefined) throw requestFailed(`Missing '${absent}' parameter to ${name}`)
  return operand
}

/** An operator of named arguments, all computed; one that was not given is undefined, as is one that is missing. */
export const named =
  (
    required: readonly string[],
    optional: readonly string[],
    apply: (values: Doc, name: string, given: Doc) => unknown,
  ): Operator =>
  (operand, compile, name) => {
    const given = namedParts(name, operand, required, optional)
    const parts = Object.entries(given).map(([key, part]): [string, Expression] => [key, compile(part)])
    return (scope) => apply(computed(parts, scope), name, given)
  }

const computed = (parts: [string, Expression][], scope: Scope): Doc =>
  Object.fromEntries(parts.map(([key, part]) => [key, part(scope)]))

export function asNumber(value: unknown, name: string): number {
  if (typeof value !== 'number') throw requestFailed(`${name} only supports numeric types, not ${typeNameOf(value)}`)
  return value
}

export function asWhole(value: unknown, name: string, what = 'argument'): number {
  const number = asNumber(value, name)
  if (!Number.isInteger(number)) throw requestFailed(`${name}: the ${what} must be a whole number, found: ${number}`)
  return number
}

export function asList(value: unknown, name: string): unknown[] {
  if (!Array.isArray(value)) throw requestFailed(`${name} requires an array, found: ${typeNameOf(value)}`)
  return value
}

export function asText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw requestFailed(`${name} requires a string, found: ${typeNameOf(value)}`)
  return value
}

/** A date, or the instant an ObjectId was made. */
export function asDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  throw requestFailed(`can't convert from BSON type ${typeNameOf(value)} to Date`)
}

/** Numbers and instants become texts, null the empty text. */
export function toText(value: unknown, name: string): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw requestFailed(`${name}: can't convert from BSON type ${typeNameOf(value)} to String`)
}
