import tcb from '@cloudbase/node-sdk'
import type { CollectionName } from './collections'

/** A stored document: every collection's `_id` is a string. */
export interface Stored {
  _id: string
}

/** A query or a change in the SDK's own form: plain values, or what `command` below builds. */
export type Criteria = object

export interface FindOptions {
  orderBy?: [field: string, direction: 'asc' | 'desc'][]
  limit: number
  fields?: Record<string, 1>
}

/** CloudBase answers at most this many documents to one query and shortens silently, so asking for more is refused here. */
export const mostDocuments = 1000

const duplicateCodes = new Set(['DATABASE_DUPLICATE_WRITE', 'DUPLICATE_WRITE'])

/** True when a write was refused because its id or a unique index exists already. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return duplicateCodes.has(code) || error.message.includes('E11000')
}

/**
 * A change as the SDK should write it. It would turn `{review: {reason}}` into `review.reason`, which keeps what else was there and is
 * refused where there was null; a plain object is meant whole here.
 */
function whole(change: Criteria): Criteria {
  const isPlain = (value: unknown) =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  return Object.fromEntries(
    Object.entries(change).map(([field, value]) => [field, isPlain(value) ? command().set(value) : value]),
  )
}

let app: tcb.CloudBase | undefined

/** The SDK of this environment. In a function the environment is the one it runs in; tests name theirs in `TCB_ENV`. */
export function cloudbase(): tcb.CloudBase {
  app ??= tcb.init({ env: process.env.TCB_ENV ?? tcb.SYMBOL_CURRENT_ENV })
  return app
}

const db = () => cloudbase().database()

/** Query and update operators (`_.inc`, `_.lt` …). */
export const command = () => db().command

/** The stages of an aggregation, as the SDK builds them. */
export type Pipeline = ReturnType<ReturnType<ReturnType<typeof db>['collection']>['aggregate']>

/** Typed access to one collection; the only place where documents enter and leave the SDK. */
export function collection<T extends Stored>(name: CollectionName) {
  const all = () => db().collection(name)
  return {
    name,
    async get(id: string): Promise<T | null> {
      const { data } = await all().where({ _id: id }).limit(1).get()
      return (data[0] as T | undefined) ?? null
    },
    async find(criteria: Criteria, { orderBy = [], limit, fields }: FindOptions): Promise<T[]> {
      if (limit > mostDocuments)
        throw new Error(`a query of ${name} asks for ${limit} documents, CloudBase answers ${mostDocuments}`)
      let query = all().where(criteria)
      for (const [field, direction] of orderBy) query = query.orderBy(field, direction)
      if (fields) query = query.field(fields)
      const { data } = await query.limit(limit).get()
      return data as T[]
    },
    async count(criteria: Criteria): Promise<number> {
      return (await all().where(criteria).count()).total ?? 0
    },
    /** Inserts; false when a document with that id or unique value exists already. */
    async insert(document: T): Promise<boolean> {
      try {
        await all().add(document)
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    /** Inserts those whose id does not exist yet; at most as many as CloudBase answers at once. */
    async insertMissing(documents: T[]): Promise<void> {
      const ids = documents.map(({ _id }) => _id)
      const { data } = await all()
        .where({ _id: command().in(ids) })
        .field({ _id: 1 })
        .limit(mostDocuments)
        .get()
      const existing = new Set((data as Stored[]).map(({ _id }) => _id))
      const missing = documents.filter(({ _id }) => !existing.has(_id))
      if (missing.length === 0) return
      try {
        await all().add(missing)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        // Another run inserts the same ones just now: one at a time, whoever is first.
        for (const document of missing) await this.insert(document)
      }
    },
    /** Changes the documents that match and says how many did. */
    async update(criteria: Criteria, change: Criteria): Promise<number> {
      const { updated } = await all().where(criteria).update(whole(change))
      return updated ?? 0
    },
    /** The same, and 0 when the change would break a unique index. */
    async updateUnlessDuplicate(criteria: Criteria, change: Criteria): Promise<number> {
      try {
        return (await all().where(criteria).update(whole(change))).updated ?? 0
      } catch (error) {
        if (isDuplicate(error)) return 0
        throw error
      }
    },
    /** Changes one matching document and answers it as it is afterwards, or null when none matched. */
    async updateAndReturn(criteria: Criteria, change: Criteria): Promise<T | null> {
      const { updated, doc } = await all().where(criteria).updateAndReturn(whole(change))
      return updated ? (doc as T) : null
    },
    async remove(criteria: Criteria): Promise<number> {
      const { deleted } = await all().where(criteria).remove()
      return typeof deleted === 'number' ? deleted : 0
    },
    /** Runs the stages that `build` adds and answers what comes out of the last. */
    async aggregate<R>(build: (pipeline: Pipeline) => Pipeline): Promise<R[]> {
      const { data } = await build(all().aggregate()).end()
      // The SDK hands an error of an aggregation back as an answer without data.
      if (!Array.isArray(data)) throw new Error(`an aggregation of ${name} was refused`)
      return data as R[]
    },
  }
}

export type Collection<T extends Stored> = ReturnType<typeof collection<T>>

/** Documents inside a transaction: by id only, because `where` would silently run outside it. */
export interface Transaction {
  get<T extends Stored>(from: Collection<T>, id: string): Promise<T | null>
  insert<T extends Stored>(into: Collection<T>, document: T): Promise<void>
  update<T extends Stored>(of: Collection<T>, id: string, change: Criteria): Promise<void>
  remove<T extends Stored>(from: Collection<T>, id: string): Promise<void>
}

/** How often a transaction that lost to another writer is tried again, and the longest pauses before that, in milliseconds. */
const pauses = [20, 40, 80, 160, 320, 640]

/**
 * Runs `work` so that all of its writes happen or none. Repeated when another writer came first, so `work` reads again what it decides
 * on. CloudBase refuses the later writer at once instead of letting it wait; the SDK repeats at once too, and would have used up its
 * attempts before the other one is done. Not for a document that many write at once.
 */
export async function transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
  const attempt = async () => (await db().runTransaction((raw: RawTransaction) => work(overSdk(raw)), 0)) as R
  for (const longest of pauses) {
    try {
      return await attempt()
    } catch (error) {
      if (!isConflict(error)) throw error
      // Partly by chance, so that two who met do not meet again.
      await new Promise((resolve) => setTimeout(resolve, (longest * (1 + Math.random())) / 2))
    }
  }
  return attempt()
}

/** True when a transaction lost to another writer even after its retries. */
export function isConflict(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'DATABASE_TRANSACTION_CONFLICT'
}

type RawTransaction = Awaited<ReturnType<ReturnType<typeof db>['startTransaction']>>

function overSdk(raw: RawTransaction): Transaction {
  return {
    async get<T extends Stored>(from: Collection<T>, id: string) {
      const { data } = await raw.collection(from.name).doc(id).get()
      // A transaction's doc().get() answers the document itself, not a list.
      return ((Array.isArray(data) ? data[0] : data) as T | undefined) ?? null
    },
    async insert<T extends Stored>(into: Collection<T>, document: T) {
      await raw.collection(into.name).add(document)
    },
    async update<T extends Stored>(of: Collection<T>, id: string, change: Criteria) {
      await raw.collection(of.name).doc(id).update(whole(change))
    },
    async remove<T extends Stored>(from: Collection<T>, id: string) {
      await raw.collection(from.name).doc(id).remove()
    },
  }
}
