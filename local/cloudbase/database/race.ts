import type { Doc } from './document'
import type { Plan } from './plan'

/** A document as far as a query looks at it. */
export interface Read {
  key: Buffer
  doc: Doc
  /** All of it, as it is stored, which holds until the next read unless it is kept; missing for what a transaction holds. */
  value?: Buffer
}

interface Reading {
  /** Also tells of entries that were passed over without their document, by null. */
  read(plan: Plan): Generator<Read | null, undefined>
  passes(read: Read): boolean
  /** How many documents that pass are enough. */
  enough(plan: Plan): number
}

interface Result {
  plan: Plan
  found: Read[]
  /** Documents read, by whichever plan. */
  scanned: number
}

/** So many documents the most promising plan reads before another is tried, and so many each reads in its turn after that. */
const headStart = 100
const turn = 50
/** What an entry costs that is passed over, measured by a document. */
const passedOver = 0.2

/**
 * What the quickest of several plans finds. MongoDB tries its plans on the documents too: how many will pass cannot be known from the
 * indexes. In the worst case it costs as many times the quickest as there are plans.
 */
export function firstDone([favourite, ...others]: [Plan, ...Plan[]], reading: Reading): Result {
  const first = attempt(favourite, reading)
  if (first.go(others.length === 0 ? Infinity : headStart)) return result(first, [first])
  const attempts = [first, ...others.map((plan) => attempt(plan, reading))]
  for (;;) for (const one of attempts) if (one.go(turn)) return result(one, attempts)
}

type Attempt = ReturnType<typeof attempt>

function attempt(plan: Plan, { read, passes, enough }: Reading) {
  const documents = read(plan)
  const found: Read[] = []
  const wanted = enough(plan)
  const state = { plan, found, scanned: 0, go, end: () => documents.return(undefined) }

  /** Reads at most so many documents; true once all are found. */
  function go(most: number): boolean {
    for (let left = most; left > 0 && found.length < wanted;) {
      const { value } = documents.next()
      if (value === undefined) return true
      left -= value ? 1 : passedOver
      if (!value) continue
      state.scanned++
      if (passes(value)) found.push({ ...value, ...(value.value && { value: Buffer.from(value.value) }) })
    }
    return found.length >= wanted
  }
  return state
}

function result({ plan, found }: Attempt, attempts: Attempt[]): Result {
  for (const { end } of attempts) end()
  return { plan, found, scanned: attempts.reduce((sum, { scanned }) => sum + scanned, 0) }
}
