import { candidatesOf } from './access-plan'
import type { Intervals } from './bounds'
import type { Collection } from './catalog'
import type { Conditions } from './conditions'
import { indexPrefix } from './keys'
import type { Plan } from './plan'
import { rank } from './value-order'

export type CountingPlan = Plan & {
  /** Whether no document has two entries among those read. */
  isDistinct: boolean
}

/**
 * How an index counts without a document, as MongoDB counts when an index covers the query: it holds every field with a condition, and of an
 * array one condition that narrows the read. For conditions that their bounds say completely only.
 */
export function countingPlan(collection: Collection, conditions: Conditions): CountingPlan | undefined {
  const plans = collection.indexes.flatMap((index): CountingPlan[] => {
    const { fields, arrays, unique } = index
    const held = (field: string) => fields.some(([name]) => name === field)
    const isClear = (field: string) =>
      !arrays.includes(field) || (conditions.get(field)?.length === 1 && !asksForNull(conditions, field))
    if (![...conditions.keys()].every((field) => held(field) && isClear(field))) return []
    const access = { fields, arrays, unique, prefix: indexPrefix(index.id), index }
    return candidatesOf(access, conditions, [], false).flatMap(({ plan, bounds }) => {
      const looksAt = (field: string) => bounds.has(field) || plan.filters.some((filter) => filter.field === field)
      if (![...conditions.keys()].every(looksAt)) return []
      return [{ ...plan, isDistinct: arrays.every((field) => isOneValue(bounds.get(field))) }]
    })
  })
  return plans.sort((a, b) => costOf(a) - costOf(b))[0]
}

const isOneValue = (intervals: Intervals | undefined): boolean => intervals?.length === 1 && intervals[0]?.value !== undefined

/** An index holds null also for what is missing or lies in an empty array, which match in one case and do not in the other. */
const asksForNull = (conditions: Conditions, field: string): boolean =>
  conditions.get(field)?.some((intervals) => intervals.some(({ value }) => value?.[0] === rank.null)) ?? false

const costOf = ({ isDistinct, filters }: CountingPlan) => (isDistinct ? 0 : 1) + filters.length * 2
