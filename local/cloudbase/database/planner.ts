import { type Access, type Candidate, candidatesOf, wholePlan } from './access-plan'
import { arePoints, areSame } from './bounds'
import type { Collection } from './catalog'
import type { Conditions } from './conditions'
import { documentPrefix, indexPrefix } from './keys'
import type { Plan, SortSpec } from './plan'

/**
 * The ways to read what may match, the most promising first: the index that fixes most fields, best with the wanted order in it. Which is
 * really the shortest depends on the documents, so whoever reads may try several.
 */
export function planQuery(collection: Collection, conditions: Conditions, sort: SortSpec, hasLimit: boolean): [Plan, ...Plan[]] {
  const primary: Access = {
    fields: [['_id', 1]],
    arrays: [],
    unique: true,
    prefix: documentPrefix(collection.id),
    index: null,
  }
  // Planning is a good part of a small read: an index that cannot serve costs nothing here, and an _id is never worth a comparison.
  const useful = isOneDocument(conditions) ? [] : accessesOf(collection, conditions, hasLimit ? sort : [])
  const candidates = [primary, ...useful]
    .flatMap((access) => candidatesOf(access, conditions, sort, hasLimit))
    .sort((a, b) => b.score - a.score)
  const [first, ...others] = candidates.filter(
    (candidate, at) => !candidates.slice(0, at).some((better) => covers(better, candidate)),
  )
  return first ? [first.plan, ...others.map(({ plan }) => plan)] : [wholePlan(primary.prefix, sort)]
}

const isOneDocument = (conditions: Conditions): boolean =>
  conditions.get('_id')?.some((bounds) => bounds.length <= 1 && arePoints(bounds)) ?? false

/** Whether a way of reading can be left out beside a better one: it bounds and filters nothing that the other does not,
 * and has no order of its own. */
function covers(better: Candidate, other: Candidate): boolean {
  if (other.plan.sorted && !better.plan.sorted) return false
  const looksAt = (field: string) => better.bounds.has(field) || better.plan.filters.some((filter) => filter.field === field)
  if (!other.plan.filters.every(({ field }) => looksAt(field))) return false
  return [...other.bounds].every(([field, intervals]) => areSame(better.bounds.get(field), intervals))
}

/** The indexes whose first field the query bounds or the sort begins with. */
function accessesOf({ indexes }: Collection, conditions: Conditions, sort: SortSpec): Access[] {
  const wanted = (field: string | undefined) =>
    field !== undefined && (conditions.has(field) || sort.some(([name]) => name === field))
  return indexes
    .filter(({ fields }) => wanted(fields[0]?.[0]))
    .map((index) => {
      const { fields, arrays, unique } = index
      return { fields, arrays, unique, prefix: indexPrefix(index.id), index }
    })
}
