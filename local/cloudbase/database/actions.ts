import { duplicateKey, invalidParam } from '../errors'
import { limits } from '../limits'
import { type ActionContext, collectionOf, count, queryOf, text, transactionOf, writeQueryOf } from './action-request'
import { checkResponse } from './database'
import { type Doc, checkFieldNames, isPlainObject, newId } from './document'
import { parseEjson, parseObject, stringifyEjson } from './ejson'
import { findProjection } from './find-projection'
import { documentKey, encodeId } from './index-entries'
import { updateDocument, updatesMatching } from './modify'
import { parseSort } from './sort'

type Action = (context: ActionContext) => Promise<Doc> | Doc

async function addCollection({ database, env, request }: ActionContext): Promise<Doc> {
  await database.catalog.create(env, text(request, 'collectionName') ?? '')
  return {}
}

function getDocument(context: ActionContext): Doc {
  const { database, request, now } = context
  const order = text(request, 'order')
  const options = {
    sort: order ? parseSort(parseObject(order, now)) : [],
    skip: count(request, 'offset') ?? 0,
    limit: Math.min(count(request, 'limit') || limits.queryDefault, limits.queryMost),
  }
  const found = database.find(collectionOf(context), queryOf(context), options, transactionOf(context)?.view)
  const list = projected(found, text(request, 'projection'), now)
  return { data: { list: checkResponse(list.map(stringifyEjson)) } }
}

function projected(docs: Doc[], projection: string | undefined, now: Date): Doc[] {
  if (!projection) return docs
  return docs.map(findProjection(parseObject(projection, now)))
}

function calculateDocument(context: ActionContext): Doc {
  return { data: { total: context.database.count(collectionOf(context), queryOf(context)) } }
}

async function insertDocument(context: ActionContext): Promise<Doc> {
  const { database, request, now } = context
  const collection = collectionOf(context)
  if (!Array.isArray(request.data) || request.data.length === 0) throw invalidParam('data must be a list of documents')
  const docs = request.data.map((item: unknown) => newDocument(item, now))
  const keys = docs.map((doc) => documentKey(collection, encodeId(doc._id)))
  await database.transactions.write(transactionOf(context), (view) => {
    const taken = new Set<string>()
    const changes = docs.map((after, at) => {
      const key = keys[at] ?? Buffer.alloc(0)
      const name = key.toString('latin1')
      const own = view.changed?.(collection).get(name)
      const before = own === undefined ? (database.store.getDocument(key, view.snapshot) ?? null) : own
      if (before || taken.has(name)) throw duplicateKey(collection.name, '_id_', JSON.stringify(after._id))
      taken.add(name)
      return { collection, key, before: null, after }
    })
    return { result: undefined, changes }
  })
  return { data: { insertedIds: docs.map((doc) => doc._id) } }
}

function newDocument(item: unknown, now: Date): Doc {
  if (typeof item !== 'string') throw invalidParam('data must be a list of EJSON texts')
  const doc = parseObject(item, now)
  checkFieldNames(doc)
  return { _id: doc._id ?? newId(), ...doc }
}

async function removeDocument(context: ActionContext): Promise<Doc> {
  const { database, request } = context
  const collection = collectionOf(context)
  const query = writeQueryOf(context)
  const deleted = await database.transactions.write(transactionOf(context), (view) => {
    const found = database.find(collection, query, request.multi === true ? {} : { limit: 1 }, view)
    const changes = found.map((before) => ({
      collection,
      key: documentKey(collection, encodeId(before._id)),
      before,
      after: null,
    }))
    return { result: found.length, changes }
  })
  return { data: { deleted } }
}

function aggregateDocuments(context: ActionContext): Doc {
  const { database, request, now } = context
  if (!Array.isArray(request.stages)) throw invalidParam('stages must be a list')
  const pipeline = request.stages.map((stage: unknown): Doc => {
    if (!isPlainObject(stage) || typeof stage.stageKey !== 'string' || typeof stage.stageValue !== 'string')
      throw invalidParam('a stage needs stageKey and stageValue')
    return { [stage.stageKey]: parseEjson(stage.stageValue, now) }
  })
  return { data: { list: checkResponse(database.aggregate(collectionOf(context), pipeline).map(stringifyEjson)) } }
}

function startTransaction({ database }: ActionContext): Doc {
  return { transactionId: database.transactions.begin().id }
}

async function commitTransaction(context: ActionContext): Promise<Doc> {
  const transaction = transactionOf(context)
  if (!transaction) throw invalidParam('transactionId is missing')
  await context.database.transactions.commit(transaction)
  return {}
}

function abortTransaction(context: ActionContext): Doc {
  const transaction = transactionOf(context)
  if (!transaction) throw invalidParam('transactionId is missing')
  context.database.transactions.end(transaction)
  return {}
}

/** The database's part of the wire: action → what answers it. Errors are CloudBaseErrors. */
export const databaseActions: Record<string, Action> = {
  'database.addCollection': addCollection,
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.insertDocument': insertDocument,
  'database.modifyDocument': updatesMatching,
  'database.modifyAndReturnDoc': updateDocument,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.startTransaction': startTransaction,
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
}
