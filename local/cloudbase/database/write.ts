import { duplicateKey } from '../errors'
import { type Catalog, type Collection, type Index, noteArrays } from './catalog'
import { type Doc, encodeDocument } from './document'
import { type IndexEntry, documentKey, indexEntries, valuesText } from './index-entries'
import { behind, indexPrefix } from './keys'
import type { Store } from './store'

/** One document that a write creates, changes or removes. */
export interface Change {
  collection: Collection
  key: Buffer
  before: Doc | null
  after: Doc | null
}

interface Prepared extends Change {
  bson: Uint8Array | null
  indexes: { index: Index; before: IndexEntry[]; after: IndexEntry[]; arrays: string[] }[]
}

/** Works out everything that can refuse a change, so that applying it cannot fail half-way. */
function prepare(change: Change): Prepared {
  const indexes = change.collection.indexes.map((index) => {
    const before = change.before ? indexEntries(index, change.before).entries : []
    const { entries: after, arrays } = change.after ? indexEntries(index, change.after) : { entries: [], arrays: [] }
    return { index, before, after, arrays }
  })
  return { ...change, indexes, bson: change.after && encodeDocument(change.after) }
}

/** Refuses what would give two documents the same values of a unique index; reads the newest state. */
function checkUnique(store: Store, changes: Prepared[]): void {
  const changed = new Set(changes.map(({ collection, key }) => nameOf(collection, key)))
  const claimed = new Map<string, string>()
  for (const { collection, key, indexes } of changes)
    for (const { index, after } of indexes)
      if (index.unique)
        for (const entry of after)
          checkEntry(store, { collection, index, entry, self: nameOf(collection, key), changed, claimed })
}

interface UniqueCheck {
  collection: Collection
  index: Index
  entry: IndexEntry
  self: string
  changed: Set<string>
  claimed: Map<string, string>
}

const nameOf = (collection: Collection, key: Buffer) => `${collection.id}/${key.toString('latin1')}`

function checkEntry(store: Store, { collection, index, entry, self, changed, claimed }: UniqueCheck): void {
  const taken = () => duplicateKey(collection.name, index.name, valuesText(entry.values))
  const values = Buffer.concat([indexPrefix(index.id), entry.values])
  const claim = values.toString('latin1')
  if ((claimed.get(claim) ?? self) !== self) throw taken()
  claimed.set(claim, self)
  for (const { value } of store.range(behind(values, index.fields.at(-1)?.[1]))) {
    const holder = nameOf(collection, documentKey(collection, value))
    // A document of this very write is compared by its new values, above.
    if (holder !== self && !changed.has(holder)) throw taken()
  }
}

/**
 * Checks and stores changes; inside a store transaction, where `before` must be the newest state.
 * @returns to be called once the transaction is on the disk: until then every further one stores the changed catalog too
 * @throws DATABASE_DUPLICATE_WRITE and the limits' errors, before anything is stored
 */
export function storeChanges(store: Store, catalog: Catalog, changes: Change[]): () => void {
  const prepared = changes.map(prepare)
  checkUnique(store, prepared)
  for (const { collection, indexes } of prepared)
    for (const { index, arrays } of indexes) if (noteArrays(index, arrays)) collection.revision++
  const touched = [...new Set(changes.map(({ collection }) => collection))]
  const unsaved = touched
    .filter(({ revision, storedRevision }) => storedRevision < revision)
    .map((collection) => ({ collection, revision: collection.revision }))
  for (const { collection } of unsaved) catalog.save(collection)
  for (const change of prepared) storeChange(store, change)
  return () => {
    for (const { collection, revision } of unsaved) collection.storedRevision = Math.max(collection.storedRevision, revision)
  }
}

/** The same refusals without storing: what a transaction is told before its commit. */
export function checkChanges(store: Store, changes: Change[]): void {
  checkUnique(store, changes.map(prepare))
}

function storeChange(store: Store, { key, bson, indexes }: Prepared): void {
  for (const { before, after } of indexes) {
    const kept = new Set(after.map((entry) => entry.key.toString('latin1')))
    const stands = new Set(before.map((entry) => entry.key.toString('latin1')))
    for (const entry of before) if (!kept.has(entry.key.toString('latin1'))) store.remove(entry.key)
    for (const entry of after) if (!stands.has(entry.key.toString('latin1'))) store.put(entry.key, entry.id)
  }
  if (bson) store.putDocument(key, bson)
  else store.remove(key)
}
