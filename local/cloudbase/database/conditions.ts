import { ObjectId } from 'bson'
import { type Interval, type Intervals, arePoints, intersection, point, union } from './bounds'
import { type Doc, isPlainObject } from './document'
import { beyond, successor } from './keys'
import { encodeValue, rank, rankOf } from './value-order'

/** Field → the bounds that each of its conditions sets; every one holds, for an array perhaps through another element each. */
export type Conditions = ReadonlyMap<string, readonly Intervals[]>

type Found = Map<string, Intervals[]>

const isScalar = (value: unknown) =>
  value === null || ['number', 'string', 'boolean'].includes(typeof value) || value instanceof Date || value instanceof ObjectId

const isComparable = (value: unknown) => isScalar(value) && value !== null && !(typeof value === 'number' && Number.isNaN(value))

/** What the conditions of a query say about the values of single fields; whatever is not understood bounds nothing. */
export function conditionsOf(query: Doc): Conditions {
  const found: Found = new Map()
  collect(query, found)
  return found
}

function collect(query: Doc, found: Found): void {
  for (const [name, condition] of Object.entries(query)) {
    if (name === '$and' && Array.isArray(condition)) condition.filter(isPlainObject).forEach((part) => collect(part, found))
    else if (name === '$or' && Array.isArray(condition)) collectAlternatives(condition.filter(isPlainObject), found)
    else if (!name.startsWith('$')) {
      for (const intervals of boundsOf(condition)) add(found, name, intervals)
      if (isPlainObject(condition) && isPlainObject(condition.$elemMatch)) collectElement(name, condition.$elemMatch, found)
    }
  }
}

/** What one element must meet: bounds of the same value meet in one interval; those of an object's fields are bounds of their paths. */
function collectElement(name: string, element: Doc, found: Found): void {
  if (Object.keys(element).some((operator) => operator.startsWith('$'))) {
    const bounds = boundsOf(element)
    if (bounds.length > 0) add(found, name, bounds.reduce(intersection))
    return
  }
  for (const [field, lists] of conditionsOf(element)) for (const intervals of lists) add(found, `${name}.${field}`, intervals)
}

/** A field that every alternative bounds is bounded by their union: this serves the cursor of a page, "before, or equal and smaller id". */
function collectAlternatives(alternatives: Doc[], found: Found): void {
  const [first, ...others] = alternatives.map(conditionsOf)
  if (!first) return
  for (const [field, own] of first) {
    const lists = [own, ...others.map((conditions) => conditions.get(field))]
    const narrowest = lists.map((list) => list?.find(arePoints) ?? list?.[0])
    if (narrowest.every((intervals) => intervals !== undefined)) add(found, field, union(...narrowest))
  }
}

function add(found: Found, field: string, intervals: Intervals): void {
  found.set(field, [...(found.get(field) ?? []), intervals])
}

function boundsOf(condition: unknown): Intervals[] {
  if (isScalar(condition)) return [[point(encodeValue(condition))]]
  if (!isPlainObject(condition)) return []
  return Object.entries(condition).flatMap(([operator, operand]) => {
    const intervals = operatorBounds(operator, operand)
    return intervals ? [intervals] : []
  })
}

function operatorBounds(operator: string, operand: unknown): Intervals | undefined {
  if (operator === '$eq' && isScalar(operand)) return [point(encodeValue(operand))]
  if (operator === '$in' && Array.isArray(operand) && operand.every(isScalar))
    return union(...operand.map((item) => [point(encodeValue(item))]))
  const range = isComparable(operand) ? rangeOf(operator, operand) : undefined
  return range && [range]
}

/** A comparison stays inside the operand's type, as MongoDB's does; NaN is below nothing. */
function rangeOf(operator: string, operand: unknown): Interval | undefined {
  const type = Buffer.from([rankOf(operand)])
  const least = type[0] === rank.number ? encodeValue(-Infinity) : type
  const value = encodeValue(operand)
  if (operator === '$gt') return { from: beyond(value), to: successor(type) }
  if (operator === '$gte') return { from: value, to: successor(type) }
  if (operator === '$lt') return { from: least, to: value }
  if (operator === '$lte') return { from: least, to: beyond(value) }
  return undefined
}
