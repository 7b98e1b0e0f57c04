import { CloudBaseError, duplicateKey } from '../errors'
import { type Collection, type Index, noteArrays } from './catalog'
import { indexEntries, valuesText } from './index-entries'
import { documentPrefix } from './keys'
import type { Store } from './store'

/**
 * Writes the entries of all documents; inside a store transaction only.
 * @throws DATABASE_DUPLICATE_WRITE that names two documents which a unique index cannot hold together
 */
export function buildIndex(store: Store, collection: Collection, index: Index): void {
  const taken = new Map<string, unknown>()
  for (const { value } of store.within(documentPrefix(collection.id))) {
    const doc = store.documentOf(value)
    const { entries, arrays } = indexEntries(index, doc)
    noteArrays(index, arrays)
    for (const { values, key, id } of entries) {
      const text = values.toString('latin1')
      if (index.unique && taken.has(text)) throw notUnique(collection, index, [taken.get(text), doc._id], values)
      store.put(key, id)
    }
    if (index.unique) for (const { values } of entries) taken.set(values.toString('latin1'), doc._id)
  }
}

function notUnique(collection: Collection, index: Index, ids: unknown[], values: Buffer): Error {
  const { code, message } = duplicateKey(collection.name, index.name, valuesText(values))
  const names = ids.map((id) => String(id))
  return new CloudBaseError(
    code,
    `集合 ${collection.name} 建不了唯一索引 ${index.name}：文档 ${names.join(' 和 ')} 的值相同，没有改动数据。` +
      `The unique index ${index.name} of ${collection.name} cannot be built: the documents ${names.join(' and ')} have the same values. ${message}`,
  )
}
