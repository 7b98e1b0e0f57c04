import { type Intervals, arePoints, bytesOf, intersection } from './bounds'
import type { Index } from './catalog'
import type { Conditions } from './conditions'
import { idDirection } from './index-entries'
import { behind } from './keys'
import type { KeyFilter, Plan, Run, SortSpec } from './plan'
import type { KeyRange } from './store'
import { inverted } from './value-order'

export type Access = Pick<Index, 'fields' | 'arrays' | 'unique'> & { prefix: Buffer; index: Index | null }

export interface Candidate {
  plan: Plan
  score: number
  /** What narrows the read, by field. */
  bounds: Map<string, Intervals>
}

/** More ranges than this are not worth their seeks, and more than this are not merged for an order. */
const mostRanges = 2000
const mostMerged = 200

/** Reads everything. */
export function wholePlan(prefix: Buffer, sort: SortSpec): Plan {
  const runs = [{ ranges: [behind(prefix)], fixed: 0 }]
  return { index: null, filters: [], runs, reverse: false, sorted: sort.length === 0, wholeCollection: true }
}

/** How an index can serve; several when an array has several bounds, of which only one can be used at a time. */
export function candidatesOf(access: Access, conditions: Conditions, sort: SortSpec, hasLimit: boolean): Candidate[] {
  return boundsChoices(access, conditions).flatMap((bounds) => candidateOf(access, bounds, sort, hasLimit) ?? [])
}

type FieldBounds = (Intervals | undefined)[]

/** Bounds of one array may hold through different elements, so each alone is a choice. */
function boundsChoices({ fields, arrays }: Access, conditions: Conditions): FieldBounds[] {
  return fields.reduce<FieldBounds[]>(
    (choices, [field]) => {
      const list = conditions.get(field) ?? []
      const own = arrays.includes(field) ? list : list.slice(0, 1).map((first) => list.slice(1).reduce(intersection, first))
      const alternatives = own.length > 0 ? own : [undefined]
      return choices.flatMap((chosen) => alternatives.map((bounds) => [...chosen, bounds]))
    },
    [[]],
  )
}

function candidateOf(access: Access, bounds: FieldBounds, sort: SortSpec, hasLimit: boolean): Candidate | undefined {
  const { prefixes, used, single } = prefixesOf(access, bounds)
  const rest = bounds[used]
  const inOrder = orderOf(access, single, single, sort)
  const merged =
    inOrder === undefined && hasLimit && prefixes.length <= mostMerged ? orderOf(access, used, single, sort) : undefined
  const order = inOrder ?? merged
  const score = used * 10 + (rest ? 4 : 0) + (access.unique && used === access.fields.length ? 5 : 0)
  if (score === 0 && !(order && sort.length > 0 && hasLimit)) return undefined
  const reverse = order === 'backwards'
  const runs = prefixes.map((prefix) => runOf(prefix, rest, access.fields[rest ? used : used - 1]?.[1], reverse))
  const narrowing = rest ? used + 1 : used
  const plan: Plan = {
    index: access.index,
    filters: filtersOf(access, bounds, narrowing),
    runs: merged ? runs : [joined(reverse ? runs.reverse() : runs)],
    reverse,
    sorted: sort.length === 0 || order !== undefined,
    wholeCollection: score === 0,
  }
  // An order without bounds may have to read everything to find a page; any bound never reads more than that.
  const orderScore = score === 0 ? 1 : hasLimit ? 6 : 2
  const narrowed = access.fields.slice(0, narrowing).map(([field], at) => [field, bounds[at] ?? []] as const)
  return { plan, score: score + (order && sort.length > 0 ? orderScore : 0) + plan.filters.length, bounds: new Map(narrowed) }
}

const joined = (runs: Run[]): Run => ({ ranges: runs.flatMap(({ ranges }) => ranges), fixed: 0 })

/** The leading fields of which the values are known, in all combinations and the order of the index; `single` have one value only. */
function prefixesOf(access: Access, bounds: FieldBounds): { prefixes: Buffer[]; used: number; single: number } {
  let prefixes = [access.prefix]
  let used = 0
  let single = 0
  for (const [at, [, direction]] of access.fields.entries()) {
    const points = bounds[at]
    if (!points || !arePoints(points) || prefixes.length * points.length > mostRanges) break
    const values = points.flatMap(({ value }) => (value ? [direction === -1 ? inverted(value) : value] : []))
    if (direction === -1) values.reverse()
    prefixes = prefixes.flatMap((prefix) => values.map((value) => Buffer.concat([prefix, value])))
    used++
    if (points.length === 1 && single === at) single++
  }
  return { prefixes, used, single }
}

/** `direction` is that of the field with the bounds, or of the last in the prefix when there are none. */
function runOf(prefix: Buffer, rest: Intervals | undefined, direction: 1 | -1 | undefined, reverse: boolean): Run {
  const ranges = rangesOf(prefix, rest, direction)
  return { ranges: reverse ? ranges.reverse() : ranges, fixed: prefix.length }
}

function rangesOf(prefix: Buffer, rest: Intervals | undefined, direction: 1 | -1 | undefined): KeyRange[] {
  if (!rest) return [behind(prefix, direction)]
  return bytesOf(rest, direction).map(({ from, to }) => ({
    from: Buffer.concat([prefix, from]),
    to: Buffer.concat([prefix, to]),
  }))
}

/** Bounds of fields behind those that narrow the read. What an entry holds of an array is only one of its values, so it decides nothing. */
function filtersOf({ fields, arrays }: Access, bounds: FieldBounds, narrowing: number): KeyFilter[] {
  return fields.flatMap(([field, direction], at) => {
    const intervals = at < narrowing || arrays.includes(field) ? undefined : bounds[at]
    return intervals ? [{ at, field, intervals: bytesOf(intervals, direction) }] : []
  })
}

/**
 * Whether the entries, the first `fixed` fields aside, stand in the wanted order, in its opposite, or in neither. The `single` first fields
 * have one value, so that the order need not speak of them; an array has others beside it.
 */
function orderOf(access: Access, fixed: number, single: number, sort: SortSpec): 'forwards' | 'backwards' | undefined {
  const settled = access.fields.slice(0, single).flatMap(([field]) => (access.arrays.includes(field) ? [] : [field]))
  const wanted = sort.filter(([field]) => !settled.includes(field))
  const given = [...access.fields.slice(fixed), ['_id', idDirection(access)] as const]
  if (wanted.some(([field]) => access.arrays.includes(field))) return undefined
  if (wanted.length > given.length || wanted.some(([field], at) => given[at]?.[0] !== field)) return undefined
  const same = wanted.filter(([, direction], at) => given[at]?.[1] === direction).length
  if (same === wanted.length) return 'forwards'
  return same === 0 ? 'backwards' : undefined
}
