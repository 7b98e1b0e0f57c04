import { requestFailed } from '../../errors'
import { type Apply, anyNumber, asList, between, exactly, isNullish, isTrue, unlessNull } from './arguments'
import { encodeValue } from '../value-order'
import type { Operator } from './expression'

const keyOf = (value: unknown) => encodeValue(value).toString('latin1')

/** The distinct values, in the order in which they come. */
export function distinct(list: unknown[]): Map<string, unknown> {
  const found = new Map<string, unknown>()
  for (const item of list) {
    const key = keyOf(item)
    if (!found.has(key)) found.set(key, item)
  }
  return found
}

const setsOf = (args: unknown[], name: string) => args.map((list) => distinct(asList(list, name)))

const isSubset = (part: Map<string, unknown>, whole: Map<string, unknown>) => [...part.keys()].every((key) => whole.has(key))

const difference: Apply = (args, name) => {
  const [left, right] = setsOf(args, name)
  return [...(left ?? [])].flatMap(([key, item]) => (right?.has(key) ? [] : [item]))
}

const intersection: Apply = (args, name) => {
  if (args.some(isNullish)) return null
  const [first = new Map<string, unknown>(), ...others] = setsOf(args, name)
  return [...first].flatMap(([key, item]) => (others.every((other) => other.has(key)) ? [item] : []))
}

const union: Apply = (args, name) => {
  if (args.some(isNullish)) return null
  return [...distinct(args.flatMap((list) => asList(list, name))).values()]
}

const equals: Apply = (args, name) => {
  const [first, ...others] = setsOf(args, name)
  return others.every((other) => first !== undefined && other.size === first.size && isSubset(other, first))
}

const ofList = (answer: (list: unknown[]) => boolean): Operator =>
  exactly(1, ([list], name) => {
    if (!Array.isArray(list)) throw requestFailed(`${name}'s argument must be an array`)
    return answer(list)
  })

/** Sets; MongoDB leaves the order of their elements open. Source: MongoDB manual, "Set Expression Operators". */
export const sets: Record<string, Operator> = {
  $allElementsTrue: ofList((list) => list.every(isTrue)),
  $anyElementTrue: ofList((list) => list.some(isTrue)),
  $setDifference: unlessNull(2, difference),
  $setEquals: between(2, Infinity, equals),
  $setIntersection: anyNumber(intersection),
  $setIsSubset: exactly(2, (args, name) => {
    const [part, whole] = setsOf(args, name)
    return part !== undefined && whole !== undefined && isSubset(part, whole)
  }),
  $setUnion: anyNumber(union),
}
