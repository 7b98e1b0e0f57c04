import { arePoints } from './bounds'
import type { Conditions } from './conditions'
import type { SortSpec } from './plan'

type Fields = [field: string, direction: 1 | -1][]

/** The place in an array cannot be indexed, and _id always is. */
const isIndexable = (field: string) => field !== '_id' && !field.split('.').some((part) => /^\d+$/.test(part))

/**
 * The index that would serve a query: fields fixed to values first, then those of the sort, then ranges. Without fixed fields a range narrows
 * more than an order does. undefined when no index would help.
 */
export function usefulIndex(conditions: Conditions, sort: SortSpec): Fields | undefined {
  const fields = [...conditions.keys()].filter(isIndexable)
  const isFixed = (field: string) => conditions.get(field)?.some(arePoints) ?? false
  const ascending = (list: string[]) => list.map((field): [string, 1] => [field, 1])
  const fixed = ascending(fields.filter(isFixed))
  const ranges = ascending(fields.filter((field) => !isFixed(field)).slice(0, 1))
  const order = orderFields(sort)
  const servesRange = ranges.length === 0 || fixed.length > 0 || order[0]?.[0] === ranges[0]?.[0]
  const wanted = servesRange ? [...fixed, ...order, ...ranges] : ranges
  const different = wanted.filter(([field], at) => wanted.findIndex(([name]) => name === field) === at)
  return different.length > 0 ? different : undefined
}

/** Equal values follow each other by _id anyway, in the direction of the last field. */
function orderFields(sort: SortSpec): Fields {
  const fields = sort.map(([field, direction]): [string, 1 | -1] => [field, direction])
  const [last, before] = [fields.at(-1), fields.at(-2)]
  const isImplied = last?.[0] === '_id' && (!before || before[1] === last[1])
  const kept = isImplied ? fields.slice(0, -1) : fields
  return kept.every(([field]) => field === '_id' || isIndexable(field)) ? kept : []
}
