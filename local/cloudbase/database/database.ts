import { requestFailed } from '../errors'
import { limits } from '../limits'
import { type PipelineSource, Pipelines, type Stage, type Variables } from './aggregate'
import { Catalog, type Collection, type CollectionDeclarations } from './catalog'
import { evaluatorWith } from './expressions'
import { conditionsWithExpressions } from './expression-conditions'
import { type Doc } from './document'
import { type FindOptions, type FindReport, Finder, type Query, type View } from './find'
import { compileMatch } from './match'
import type { SortSpec } from './planner'
import { Store } from './store'
import { Transactions } from './transactions'

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
  ) {
    this.store = new Store(path)
    this.catalog = new Catalog(this.store, collections)
    this.transactions = new Transactions(this.store, this.catalog)
    this.finder = new Finder(this.store, (...report) => this.noticeScan(...report))
  }

  /** Compiles a query; `$expr` in it may use the variables. */
  query(condition: Doc, variables: Variables = {}): Query {
    const evaluate = evaluatorWith(variables)
    return {
      test: compileMatch(condition, evaluate),
      conditions: conditionsWithExpressions(condition, (expression) => evaluate({}, expression)),
    }
  }

  find(collection: Collection, query: Query, options?: FindOptions, view?: View): Doc[] {
    return this.finder.find(collection, query, options, view)
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
      find: (collection, match, options, variables) => this.find(collection, this.query(match, variables), options),
    }
    return new Pipelines(source)
  }

  private noticeScan(collection: Collection, query: Query, sort: SortSpec, { plan, scanned }: FindReport): void {
    if (!plan.wholeCollection || scanned <= limits.unindexedScan) return
    const wanted = usefulIndex(query, sort)
    this.log({
      level: 'warn',
      event: 'database.unindexedQuery',
      collection: collection.name,
      env: collection.env,
      scanned,
      wantedIndex: wanted,
    })
  }
}

/** The index that would serve: fields fixed to values first, then those of the sort, then ranges. */
function usefulIndex({ conditions }: Query, sort: SortSpec): [string, 1 | -1][] {
  const fields = [...conditions.keys()].filter((field) => field !== '_id')
  const isFixed = (field: string) =>
    conditions.get(field)?.some((bounds) => bounds.every(({ from, to }) => from.equals(to))) ?? false
  const ascending = (list: string[]) => list.map((field): [string, 1] => [field, 1])
  const wanted = [...ascending(fields.filter(isFixed)), ...sort, ...ascending(fields.filter((field) => !isFixed(field)))]
  return [...new Map(wanted.map(([field, direction]) => [field, direction]))]
}

/** Refuses an answer that CloudBase would not send. */
export function checkResponse(texts: string[]): string[] {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if (bytes > limits.responseBytes)
    throw requestFailed(`the response of ${bytes} bytes exceeds the limit of ${limits.responseBytes}`)
  return texts
}
