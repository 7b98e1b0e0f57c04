import { invalidParam, requestFailed, unsupported } from '../errors'
import { type Doc, checkFieldNames, isPlainObject } from './document'
import { sortDocuments, parseSort } from './sort'
import type { FieldUpdate } from './update'
import { compareValues } from './value-order'

function arrayOf(operator: string, value: unknown, path: string): unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw requestFailed(`The field '${path}' must be an array for ${operator}`)
  return value
}

const contains = (list: unknown[], item: unknown) => list.some((other) => compareValues(other, item) === 0)

/** The new elements: those of `$each`, or the operand itself. */
function eachOf(operator: string, operand: unknown): unknown[] {
  const isEach = isPlainObject(operand) && '$each' in operand
  const items: unknown = isEach ? operand.$each : [operand]
  if (!Array.isArray(items)) throw invalidParam(`$each of ${operator} must be an array`)
  items.forEach(checkFieldNames)
  return items
}

const push: FieldUpdate = (old, operand, { path }) => {
  const list = arrayOf('$push', old, path)
  const items = eachOf('$push', operand)
  const modifiers: Doc = isPlainObject(operand) && '$each' in operand ? operand : {}
  const unknown = Object.keys(modifiers).find((name) => !['$each', '$position', '$sort', '$slice'].includes(name))
  if (unknown) throw unsupported(`the $push modifier ${unknown}`)
  const at = modifiers.$position === undefined ? list.length : wholeNumber('$position', modifiers.$position)
  const joined = [...list.slice(0, at), ...items, ...list.slice(at)]
  return sliced(sorted(joined, modifiers.$sort), modifiers.$slice)
}

function wholeNumber(modifier: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidParam(`${modifier} of $push must be a whole number`)
  return value
}

function sorted(list: unknown[], sort: unknown): unknown[] {
  if (sort === undefined) return list
  if (sort === 1 || sort === -1) return [...list].sort((a, b) => compareValues(a, b) * sort)
  return sortDocuments(
    list.map((value) => ({ value })),
    parseSort(sort).map(([field, direction]) => [`value.${field}`, direction]),
  ).map(({ value }) => value)
}

function sliced(list: unknown[], slice: unknown): unknown[] {
  if (slice === undefined) return list
  const count = wholeNumber('$slice', slice)
  return count < 0 ? list.slice(count) : list.slice(0, count)
}

const addToSet: FieldUpdate = (old, operand, { path }) => {
  const list = arrayOf('$addToSet', old, path)
  const added = eachOf('$addToSet', operand).filter((item, at, all) => !contains(list, item) && !contains(all.slice(0, at), item))
  return added.length === 0 && old !== undefined ? old : [...list, ...added]
}

const without =
  (
    operator: string,
    goes: (element: unknown, operand: unknown, matches: Parameters<FieldUpdate>[2]['matches']) => boolean,
  ): FieldUpdate =>
  (old, operand, { path, matches }) => {
    if (old === undefined) return undefined
    const list = arrayOf(operator, old, path)
    const left = list.filter((element) => !goes(element, operand, matches))
    return left.length === list.length ? old : left
  }

const pop: FieldUpdate = (old, operand, { path }) => {
  if (operand !== 1 && operand !== -1) throw invalidParam('$pop expects 1 or -1')
  if (old === undefined) return undefined
  const list = arrayOf('$pop', old, path)
  return operand === 1 ? list.slice(0, -1) : list.slice(1)
}

/** Update operators for arrays; a field that is not one is an error, as in MongoDB. */
export const arrayOperators: Record<string, FieldUpdate> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: without('$pull', (element, condition, matches) => matches(element, condition)),
  $pullAll: without('$pullAll', (element, operand) => {
    if (!Array.isArray(operand)) throw invalidParam('$pullAll requires an array argument')
    return contains(operand, element)
  }),
}
