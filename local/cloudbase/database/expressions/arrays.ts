import { requestFailed } from '../../errors'
import { typeNameOf } from '../match-values'
import {
  type Apply,
  asList,
  asText,
  asWhole,
  anyNumber,
  between,
  exactly,
  isNullish,
  isTrue,
  named,
  namedParts,
  unlessNull,
} from './arguments'
import type { Operator } from './expression'
import { compareComputed } from './logic'

const elementAt: Apply = ([list, position], name) => {
  const items = asList(list, name)
  const at = asWhole(position, name, 'index')
  return items[at < 0 ? at + items.length : at]
}

const concat: Apply = (lists, name) => (lists.some(isNullish) ? null : lists.flatMap((list) => asList(list, name)))

const filter: Operator = (operand, compile, name) => {
  const parts = namedParts(name, operand, ['input', 'cond'], ['as', 'limit'])
  const as = parts.as === undefined ? 'this' : asText(parts.as, name)
  const [input, limit] = [compile(parts.input), compile(parts.limit ?? null)]
  const test = compile.naming(as)(parts.cond)
  return (scope) => {
    const list = input(scope)
    if (isNullish(list)) return null
    const most = limit(scope) ?? Infinity
    const kept = asList(list, name).filter((item) =>
      isTrue(test({ root: scope.root, variables: { ...scope.variables, [as]: item } })),
    )
    return most === Infinity ? kept : kept.slice(0, asWhole(most, name, 'limit'))
  }
}

const map: Operator = (operand, compile, name) => {
  const parts = namedParts(name, operand, ['input', 'in'], ['as'])
  const as = parts.as === undefined ? 'this' : asText(parts.as, name)
  const input = compile(parts.input)
  const body = compile.naming(as)(parts.in)
  return (scope) => {
    const list = input(scope)
    if (isNullish(list)) return null
    return asList(list, name).map((item) => body({ root: scope.root, variables: { ...scope.variables, [as]: item } }) ?? null)
  }
}

const reduce: Operator = (operand, compile, name) => {
  const parts = namedParts(name, operand, ['input', 'initialValue', 'in'], [])
  const [input, start, body] = [compile(parts.input), compile(parts.initialValue), compile.naming('this', 'value')(parts.in)]
  return (scope) => {
    const list = input(scope)
    if (isNullish(list)) return null
    const step = (value: unknown, item: unknown) =>
      body({ root: scope.root, variables: { ...scope.variables, this: item, value } })
    return asList(list, name).reduce<unknown>(step, start(scope))
  }
}

const isIn: Apply = ([value, list], name) => asList(list, name).some((item) => compareComputed(item, value) === 0)

/** Where something lies between two bounds: shared by arrays and texts. */
export function searchBounds(
  [start = 0, end]: unknown[],
  length: number,
  name: string,
): { from: number; to: number } | undefined {
  const from = asWhole(start, name, 'starting index')
  const to = end === undefined ? length : asWhole(end, name, 'ending index')
  if (from < 0 || to < 0) throw requestFailed(`${name} requires nonnegative indexes, found: ${Math.min(from, to)}`)
  return from > length || to < from ? undefined : { from, to: Math.min(to, length) }
}

const indexOf: Apply = ([list, wanted, ...bounds], name) => {
  if (isNullish(list)) return null
  const items = asList(list, name)
  const range = searchBounds(bounds, items.length, name)
  if (!range) return -1
  const found = items.slice(range.from, range.to).findIndex((item) => compareComputed(item, wanted) === 0)
  return found < 0 ? -1 : found + range.from
}

const range: Apply = ([start, end, step = 1], name) => {
  const [from, to, by] = [start, end, step].map((value) => asWhole(value, name)) as [number, number, number]
  if (by === 0) throw requestFailed(`${name} requires a non-zero step value`)
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / by)) }, (_none, at) => from + at * by)
}

const slice: Apply = ([list, ...numbers], name) => {
  if (isNullish(list) || numbers.some(isNullish)) return null
  const items = asList(list, name)
  const [first = 0, count] = numbers.map((value) => asWhole(value, name))
  if (count === undefined) return first < 0 ? items.slice(first) : items.slice(0, first)
  if (count <= 0) throw requestFailed(`Third argument to ${name} must be positive: ${count}`)
  const from = first < 0 ? Math.max(0, items.length + first) : first
  return items.slice(from, from + count)
}

const zip = named(['inputs'], ['useLongestLength', 'defaults'], ({ inputs, useLongestLength, defaults }, name) => {
  const lists = asList(inputs, name)
  if (lists.some(isNullish)) return null
  const longest = useLongestLength === true
  if (!isNullish(defaults) && !longest) throw requestFailed(`cannot specify defaults unless useLongestLength is true`)
  const spare = isNullish(defaults) ? [] : asList(defaults, name)
  if (!isNullish(defaults) && spare.length !== lists.length) throw requestFailed('defaults and inputs must have the same length')
  const lengths = lists.map((list) => asList(list, name).length)
  const length = lengths.length === 0 ? 0 : longest ? Math.max(...lengths) : Math.min(...lengths)
  const item = (column: number, at: number): unknown =>
    at < (lengths[column] ?? 0) ? asList(lists[column], name)[at] : spare[column]
  return Array.from({ length }, (_none, at) => lists.map((_list, column) => item(column, at) ?? null))
})

/** Of an array; `at` is -1 for its last element. */
const end = (at: 0 | -1): Operator => unlessNull(1, ([list], name) => asList(list, name).at(at))

/** Arrays. Source: MongoDB manual, "Array Expression Operators". */
export const arrays: Record<string, Operator> = {
  $arrayElemAt: unlessNull(2, elementAt),
  $concatArrays: anyNumber(concat),
  $filter: filter,
  $first: end(0),
  $last: end(-1),
  $in: exactly(2, isIn),
  $indexOfArray: between(2, 4, indexOf),
  $isArray: exactly(1, ([value]) => Array.isArray(value)),
  $map: map,
  $range: between(2, 3, range),
  $reduce: reduce,
  $reverseArray: unlessNull(1, ([list], name) => [...asList(list, name)].reverse()),
  $size: exactly(1, ([list]) => {
    if (!Array.isArray(list)) throw requestFailed(`The argument to $size must be an array, but was of type: ${typeNameOf(list)}`)
    return list.length
  }),
  $slice: between(2, 3, slice),
  $zip: zip,
}
