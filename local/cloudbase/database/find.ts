import type { Collection } from './catalog'
import type { Conditions } from './conditions'
import { cheapest } from './cost'
import { countingPlan } from './count'
import { type Doc } from './document'
import { documentKey } from './index-entries'
import { keyTest } from './key-filter'
import { entriesOf } from './merge'
import { type FieldNames, fieldNames } from './partial-document'
import type { Plan, SortSpec } from './plan'
import { planQuery } from './planner'
import { type Read, firstDone } from './race'
import { orderOf } from './sort'
import type { Entry, Snapshot, Store } from './store'

/** A query that is ready to run. */
export interface Query {
  test(doc: Doc): boolean
  conditions: Conditions
  /** The fields that the test looks at, when they are known. */
  fields?: readonly string[]
  /** Whether what lies within the bounds of the conditions matches without the test. */
  exact: boolean
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
    const { found, plan, isOverlaid } = this.search(collection, query, { sort, skip, limit }, view)
    const ordered = sort.length > 0 ? (!plan.sorted || isOverlaid ? orderOf(found, sort) : found) : nearestFirst(found, query)
    return ordered.slice(skip, skip + limit).map(({ doc, value }) => (query.fields && value ? this.store.documentOf(value) : doc))
  }

  /** How many match: from an index alone where one holds all that is asked about. */
  count(collection: Collection, query: Query): number {
    const plan = query.exact ? countingPlan(collection, query.conditions) : undefined
    if (!plan) return this.countDocuments(collection, query)
    if (plan.isDistinct && plan.filters.length === 0)
      return plan.runs.flatMap(({ ranges }) => ranges).reduce((sum, range) => sum + this.store.count(range), 0)
    return this.countEntries(collection, query, plan)
  }

  private countDocuments(collection: Collection, query: Query): number {
    const [plan] = cheapest(planQuery(collection, query.conditions, [], false), () => false, this.store)
    let [count, scanned] = [0, 0]
    for (const read of this.read(collection, plan, query.fields && fieldNames(query.fields))) {
      if (!read) continue
      scanned++
      if (query.test(read.doc)) count++
    }
    this.report(collection, query, [], { plan, scanned })
    return count
  }

  private countEntries(collection: Collection, query: Query, plan: Plan & { isDistinct: boolean }): number {
    const lies = plan.index ? keyTest(plan.index, plan.filters) : () => undefined
    const seen = plan.isDistinct ? undefined : new Set<string>()
    let count = 0
    for (const { key, value } of entriesOf(plan, (range) => this.store.range(range))) {
      const within = lies(key)
      if (within === false) continue
      if (seen) {
        const id = value.toString('latin1')
        if (seen.has(id)) continue
        seen.add(id)
      }
      // Of a value that holds others the end is not seen: the document decides.
      const doc = within ? undefined : this.store.getDocument(documentKey(collection, value))
      if (within || (doc && query.test(doc))) count++
    }
    return count
  }

  private search(
    collection: Collection,
    query: Query,
    { sort, skip, limit }: Required<FindOptions>,
    view: View,
  ): { found: Read[]; plan: Plan; isOverlaid: boolean } {
    const changed = view.changed?.(collection)
    const isOverlaid = changed !== undefined && changed.size > 0
    const mayStop = (plan: Plan) => plan.sorted && limit !== Infinity && !isOverlaid && !query.distance
    const plans = planQuery(collection, query.conditions, sort, limit !== Infinity)
    const names = query.fields && fieldNames([...query.fields, ...sort.map(([field]) => field.split('.')[0] ?? field)])
    const { plan, found, scanned } = firstDone(cheapest(plans, mayStop, this.store, view.snapshot), {
      read: (tried) => this.read(collection, tried, names, view.snapshot),
      passes: ({ key, doc }) => !(isOverlaid && changed.has(key.toString('latin1'))) && query.test(doc),
      enough: (tried) => (mayStop(tried) ? skip + limit : Infinity),
    })
    if (isOverlaid)
      for (const [key, doc] of changed) if (doc && query.test(doc)) found.push({ key: Buffer.from(key, 'latin1'), doc })
    this.report(collection, query, sort, { plan, scanned })
    return { found, plan, isOverlaid }
  }

  private *read(collection: Collection, plan: Plan, names: FieldNames, snapshot?: Snapshot): Generator<Read | null, undefined> {
    const seen = plan.index && plan.index.arrays.length > 0 ? new Set<string>() : undefined
    const lies = plan.index && plan.filters.length > 0 ? keyTest(plan.index, plan.filters) : undefined
    for (const entry of entriesOf(plan, (range) => this.store.range(range, { reverse: plan.reverse, snapshot }))) {
      if (lies?.(entry.key) === false) {
        yield null
        continue
      }
      const found = plan.index ? this.indexed(collection, entry, seen, snapshot) : entry
      if (found) yield { ...found, doc: this.store.documentOf(found.value, names) }
    }
    return undefined
  }

  /** The document of an index entry, once. */
  private indexed(
    collection: Collection,
    { value: id }: Entry,
    seen: Set<string> | undefined,
    snapshot?: Snapshot,
  ): Entry | undefined {
    const key = documentKey(collection, id)
    if (seen) {
      const name = id.toString('latin1')
      if (seen.has(name)) return undefined
      seen.add(name)
    }
    const value = this.store.peek(key, snapshot)
    return value && { key, value }
  }
}

function nearestFirst(found: Read[], { distance }: Query): Read[] {
  if (!distance) return found
  const rows = found.map((read) => ({ read, metres: distance(read.doc) ?? Infinity }))
  return rows.sort((a, b) => a.metres - b.metres).map(({ read }) => read)
}
