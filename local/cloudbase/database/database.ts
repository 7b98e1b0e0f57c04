import type { Clock } from '../clock'
import { requestFailed } from '../errors'
import { limits } from '../limits'
import { Catalog, type Collection, type CollectionDeclarations } from './catalog'
import { type Variables, expressionOf, withNow } from './expressions'
import { conditionsWithExpressions } from './expression-conditions'
import { type Doc } from './document'
import { boundsSayAll } from './exact-bounds'
import { type FindOptions, type FindReport, Finder, type Query, type View } from './find'
import { withoutNear } from './geo/near'
import { compileMatch } from './match'
import { type PipelineSource, Pipelines, type Stage } from './pipelines'
import type { SortSpec } from './plan'
import { fieldsRead } from './read-fields'
import { Store } from './store'
import { Transactions } from './transactions'
import { usefulIndex } from './useful-index'
import { verify } from './verify'

/** The document database: collections, queries, aggregation and transactions over one store. */
export class Database {
  readonly store: Store
  readonly catalog: Catalog
  readonly transactions: Transactions
  private readonly finder: Finder

  constructor(
    path: string,
    collections: CollectionDeclarations,
    private readonly log: (line: object) => void,
    clock?: Clock,
  ) {
    this.store = new Store(path)
    try {
      this.catalog = new Catalog(this.store, collections)
    } catch (error) {
      void this.store.close()
      throw error
    }
    this.transactions = new Transactions(this.store, this.catalog, clock)
    this.finder = new Finder(this.store, (...report) => this.noticeScan(...report))
  }

  /** Contradictions between documents and indexes, looked for in at most so many documents of each. */
  verify(most?: number): string[] {
    return verify(this.store, this.catalog, most)
  }

  /** Compiles a query; `$expr` in it may use the variables. */
  query(condition: Doc, variables: Variables = {}): Query {
    const compile = expressionOf(withNow(variables))
    const fields = fieldsRead(condition)
    return {
      test: compileMatch(condition, compile),
      exact: boundsSayAll(condition),
      ...(fields && { fields }),
      conditions: conditionsWithExpressions(condition, (expression) => compile(expression)({})),
    }
  }

  /** As `query`, for one that may ask for what is near: the documents come nearest first, unless they are sorted otherwise. */
  placeQuery(condition: Doc): Query {
    const { rest, near } = withoutNear(condition)
    const query = this.query(rest)
    if (!near) return query
    const { test, conditions } = query
    return { conditions, exact: false, test: (doc) => test(doc) && near.distance(doc) !== undefined, distance: near.distance }
  }

  find(collection: Collection, query: Query, options?: FindOptions, view?: View): Doc[] {
    return this.finder.find(collection, query, options, view)
  }

  /** How many documents match. */
  count(collection: Collection, query: Query): number {
    return this.finder.count(collection, query)
  }

  aggregate(collection: Collection, pipeline: Stage[]): Doc[] {
    return this.pipelines(collection.env).run(collection, pipeline)
  }

  async close(): Promise<void> {
    this.transactions.endAll()
    await this.store.close()
  }

  private pipelines(env: string): Pipelines {
    const source: PipelineSource = {
      collection: (name) => this.catalog.collection(env, name),
      count: (collection, match, variables) => this.count(collection, this.query(match, variables)),
      find: (collection, match, options, variables) => this.find(collection, this.query(match, variables), options),
    }
    return new Pipelines(source)
  }

  private noticeScan(collection: Collection, query: Query, sort: SortSpec, { plan, scanned }: FindReport): void {
    if (!plan.wholeCollection || scanned <= limits.unindexedScan) return
    const wantedIndex = usefulIndex(query.conditions, sort)
    this.log({
      level: 'warn',
      event: 'database.unindexedQuery',
      collection: collection.name,
      env: collection.env,
      scanned,
      ...(wantedIndex && { wantedIndex }),
    })
  }
}

/** Refuses an answer that CloudBase would not send. */
export function checkResponse(texts: string[]): string[] {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if (bytes > limits.responseBytes)
    throw requestFailed(`the response of ${bytes} bytes exceeds the limit of ${limits.responseBytes}`)
  return texts
}
