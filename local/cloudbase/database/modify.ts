import { invalidParam } from '../errors'
import { type ActionContext, collectionOf, writeQueryOf, text, transactionOf } from './action-request'
import type { Collection } from './catalog'
import { type Doc, checkFieldNames, newId } from './document'
import { parseObject, stringifyEjson } from './ejson'
import { documentKey, encodeId } from './index-entries'
import { matchesElement } from './element-match'
import type { Decision } from './transaction'
import { applyUpdate } from './update'
import { compareValues } from './value-order'
import type { Change } from './write'

/** `update` merges with operators; `set` replaces the whole document. */
interface Modification {
  data: Doc
  merge: boolean
}

function modificationOf({ request, now }: ActionContext, merge: boolean): Modification {
  const data = parseObject(text(request, 'data'), now)
  if (!merge) checkFieldNames(data)
  if (Object.keys(data).length === 0 && merge) throw invalidParam('the update is empty')
  return { data, merge }
}

function modified({ now }: ActionContext, before: Doc, { data, merge }: Modification): Doc {
  return merge ? applyUpdate(before, data, { now, matches: matchesElement }) : { ...data, _id: before._id }
}

const changeOf = (collection: Collection, before: Doc | null, after: Doc): Change => ({
  collection,
  key: documentKey(collection, encodeId(after._id)),
  before,
  after,
})

/** `database.modifyDocument`: `updated` counts the documents that really changed, for `set` those that matched. */
export async function updatesMatching(context: ActionContext): Promise<Doc> {
  const { database, request, now } = context
  const collection = collectionOf(context)
  const query = writeQueryOf(context)
  const modification = modificationOf(context, request.merge === true)
  const condition = parseObject(text(request, 'query'), now)
  return database.transactions.write(transactionOf(context), (view): Decision<Doc> => {
    const found = database.find(collection, query, request.multi === true ? {} : { limit: 1 }, view)
    if (found.length === 0 && request.upsert === true) return inserted(context, collection, modification, condition)
    const pairs = found.map((before) => ({ before, after: modified(context, before, modification) }))
    const changes = pairs
      .filter(({ before, after }) => compareValues(before, after) !== 0)
      .map(({ before, after }) => changeOf(collection, before, after))
    return { result: { data: { updated: modification.merge ? changes.length : found.length, upsert_id: null } }, changes }
  })
}

/** The document an upsert creates: the query's _id, and what the modification says. */
function inserted({ now }: ActionContext, collection: Collection, { data, merge }: Modification, condition: Doc): Decision<Doc> {
  const start: Doc = { _id: typeof condition._id === 'object' ? newId() : (condition._id ?? newId()) }
  const after = merge ? applyUpdate(start, data, { now, matches: matchesElement, inserting: true }) : { ...data, ...start }
  return { result: { data: { updated: 0, upsert_id: after._id } }, changes: [changeOf(collection, null, after)] }
}

/** `database.modifyAndReturnDoc`: changes the first match and answers it as it is afterwards. */
export async function updateDocument(context: ActionContext): Promise<Doc> {
  const { database } = context
  const collection = collectionOf(context)
  const query = writeQueryOf(context)
  const modification = modificationOf(context, true)
  return database.transactions.write(transactionOf(context), (view): Decision<Doc> => {
    const [before] = database.find(collection, query, { limit: 1 }, view)
    if (!before) return { result: { data: { updated: 0, doc: null } }, changes: [] }
    const after = modified(context, before, modification)
    const changes = compareValues(before, after) === 0 ? [] : [changeOf(collection, before, after)]
    return { result: { data: { updated: 1, doc: stringifyEjson(after) } }, changes }
  })
}
