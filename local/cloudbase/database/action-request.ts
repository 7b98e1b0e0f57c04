import { invalidParam } from '../errors'
import type { Collection } from './catalog'
import type { Database } from './database'
import { parseObject } from './ejson'
import type { Query } from './find'
import type { Transaction } from './transaction'

/** A request of the wire, as it came: every field is checked where it is used. */
export type WireRequest = Record<string, unknown>

/** What every database action works on. */
export interface ActionContext {
  database: Database
  env: string
  request: WireRequest
  /** The one instant of this request: what `serverDate()` means. */
  now: Date
}

/** A text of the request; undefined when it is absent. */
export function text(request: WireRequest, field: string): string | undefined {
  const value = request[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalidParam(`${field} must be a string`)
  return value
}

/** A whole number of the request; undefined when it is absent. */
export function count(request: WireRequest, field: string): number | undefined {
  const value = request[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw invalidParam(`${field} must be a whole number`)
  return value
}

export function collectionOf({ database, env, request }: ActionContext): Collection {
  const name = text(request, 'collectionName')
  if (!name) throw invalidParam('collectionName is missing')
  return database.catalog.collection(env, name)
}

export const queryOf = ({ database, request, now }: ActionContext) =>
  database.placeQuery(parseObject(text(request, 'query'), now))

export const transactionOf = ({ database, request }: ActionContext): Transaction | undefined =>
  database.transactions.find(text(request, 'transactionId'))

/** As `queryOf`, where no query at all would mean every document: the SDK sends none when `where` was forgotten. */
export function writeQueryOf(context: ActionContext): Query {
  if (!text(context.request, 'query')) throw invalidParam('a query is missing')
  return queryOf(context)
}
