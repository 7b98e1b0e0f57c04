import type { Collection } from './catalog'
import type { Conditions } from './conditions'
import { type Doc } from './document'
import { documentKey } from './index-entries'
import { entriesOf } from './merge'
import type { Plan, SortSpec } from './plan'
import { planQuery } from './planner'
import { firstDone } from './race'
import { sortDocuments } from './sort'
import type { Snapshot, Store } from './store'

/** A query that is ready to run. */
export interface Query {
  test(doc: Doc): boolean
  conditions: Conditions
  /** The order of what was found when no other is asked for. */
  distance?: (doc: Doc) => number | undefined
}

export interface FindOptions {
  sort?: SortSpec
  skip?: number
  limit?: number
}

/** Where a read looks: the newest state, or a transaction's snapshot with the transaction's own writes over it. */
export interface View {
  snapshot?: Snapshot
  /** Key of a document (latin1) → its state in this transaction, null when removed. */
  changed?: (collection: Collection) => Map<string, Doc | null>
}

export interface FindReport {
  plan: Plan
  /** Documents read. */
  scanned: number
}

/** Runs queries over the store. */
export class Finder {
  constructor(
    private readonly store: Store,
    private readonly report: (collection: Collection, query: Query, sort: SortSpec, report: FindReport) => void,
  ) {}

  /** The matching documents, sorted, without those skipped, at most `limit`. */
  find(
    collection: Collection,
    query: Query,
    { sort = [], skip = 0, limit = Infinity }: FindOptions = {},
    view: View = {},
  ): Doc[] {
    const changed = view.changed?.(collection)
    const overlaid = changed !== undefined && changed.size > 0
    const plans = planQuery(collection, query.conditions, sort, limit !== Infinity)
    const mayStop = (plan: Plan) => plan.sorted && !overlaid && !query.distance
    const { plan, found, scanned } = firstDone(plans, {
      read: (tried) => this.read(collection, tried, view.snapshot),
      passes: ({ key, doc }) => !(overlaid && changed.has(key.toString('latin1'))) && query.test(doc),
      enough: (tried) => (mayStop(tried) ? skip + limit : Infinity),
    })
    if (overlaid) for (const doc of changed.values()) if (doc && query.test(doc)) found.push(doc)
    this.report(collection, query, sort, { plan, scanned })
    const ordered = sort.length > 0 ? (!plan.sorted || overlaid ? sortDocuments(found, sort) : found) : nearestFirst(found, query)
    return ordered.slice(skip, skip + limit)
  }

  private *read(collection: Collection, plan: Plan, snapshot?: Snapshot): Generator<{ key: Buffer; doc: Doc }, undefined> {
    const seen = plan.index && plan.index.arrays.length > 0 ? new Set<string>() : undefined
    for (const entry of entriesOf(plan, (range) => this.store.range(range, { reverse: plan.reverse, snapshot }))) {
      if (!plan.index) {
        yield { key: entry.key, doc: this.store.documentOf(entry.value) }
        continue
      }
      const key = documentKey(collection, entry.value)
      if (seen?.has(key.toString('latin1'))) continue
      seen?.add(key.toString('latin1'))
      const doc = this.store.getDocument(key, snapshot)
      if (doc) yield { key, doc }
    }
    return undefined
  }
}

function nearestFirst(docs: Doc[], { distance }: Query): Doc[] {
  if (!distance) return docs
  const rows = docs.map((doc) => ({ doc, metres: distance(doc) ?? Infinity }))
  return rows.sort((a, b) => a.metres - b.metres).map(({ doc }) => doc)
}
