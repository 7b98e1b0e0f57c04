import type { Plan } from './plan'
import type { KeyRange, Snapshot, Store } from './store'

/** The sizes that are told apart; whether one plan reads 5,000 entries and another 50,000, the documents decide between them. */
const steps = [32, 128, 512, 2048, 4096]
const largest = Infinity
/** So few are read before a look at another plan would have told anything. */
const few = 128

/**
 * The plans worth trying, the most promising first. Of those that stop at a full page the one with the fewest entries is kept, because each
 * finds the same documents among its own; of those that read to the end the shortest, unless the other is no longer.
 */
export function cheapest(
  plans: [Plan, ...Plan[]],
  mayStop: (plan: Plan) => boolean,
  store: Store,
  snapshot?: Snapshot,
): [Plan, ...Plan[]] {
  if (plans.length === 1) return plans
  const sized = plans.map((plan) => ({ plan, size: sizeOf(plan, store, snapshot), stops: mayStop(plan) }))
  type Sized = (typeof sized)[number]
  const smallest = (list: Sized[]) =>
    list.reduce<Sized | undefined>((best, one) => (best && best.size <= one.size ? best : one), undefined)
  const stopping = smallest(sized.filter(({ stops }) => stops))
  const reading = smallest(sized.filter(({ stops }) => !stops))
  if (!stopping || !reading) return [(stopping ?? reading ?? { plan: plans[0] }).plan]
  if (reading.size >= stopping.size) return [stopping.plan]
  return reading.size <= few ? [reading.plan] : [stopping.plan, reading.plan]
}

function sizeOf({ runs }: Plan, store: Store, snapshot?: Snapshot): number {
  let sum = 0
  for (const { ranges } of runs)
    for (const range of ranges) {
      sum += entriesIn(range, store, snapshot)
      if (sum >= largest) return largest
    }
  return sum
}

function entriesIn(range: KeyRange, store: Store, snapshot?: Snapshot): number {
  for (const step of steps) if (!store.hasMoreThan(range, step, snapshot)) return store.count(range, snapshot)
  return largest
}
