import type { Catalog, Collection, Index } from './catalog'
import { indexEntries } from './index-entries'
import { allDocuments, allIndexEntries, documentPrefix, indexPrefix, successor } from './keys'
import type { Store } from './store'

const whole = (prefix: Buffer) => ({ from: prefix, to: successor(prefix) })

/**
 * Compares every index entry with the documents, in both directions, without keeping either in memory: every entry a document should have
 * is there with its _id, and there are no more entries than that.
 * @param most documents of each index that are looked at; the entries are counted against them only when that is all
 * @returns one sentence for every contradiction; none means that the data is consistent
 */
export function verify(store: Store, catalog: Catalog, most = Infinity): string[] {
  const collections = [...catalog.all()]
  const findings = collections.flatMap((collection) =>
    collection.indexes.flatMap((index) => verifyIndex(store, collection, index, most)),
  )
  const known = (prefixes: Buffer[]) => prefixes.reduce((sum, prefix) => sum + store.count(whole(prefix)), 0)
  const documents = store.count(whole(allDocuments)) - known(collections.map(({ id }) => documentPrefix(id)))
  const entries =
    store.count(whole(allIndexEntries)) - known(collections.flatMap(({ indexes }) => indexes.map(({ id }) => indexPrefix(id))))
  if (documents !== 0) findings.push(`${documents} documents belong to no collection`)
  if (entries !== 0) findings.push(`${entries} index entries belong to no index`)
  return findings
}

function verifyIndex(store: Store, collection: Collection, index: Index, most: number): string[] {
  const findings: string[] = []
  const name = `${collection.env}/${collection.name}.${index.name}`
  let [wanted, seen] = [0, 0]
  for (const { value } of store.within(documentPrefix(collection.id))) {
    if (++seen > most) return findings
    const doc = store.documentOf(value)
    const { entries, arrays } = indexEntries(index, doc)
    wanted += entries.length
    if (arrays.some((field) => !index.arrays.includes(field)))
      findings.push(`${name} does not know that document ${String(doc._id)} has an array`)
    for (const { key, id, values } of entries) {
      if (!store.get(key)?.equals(id)) findings.push(`${name} lacks an entry of document ${String(doc._id)}`)
      if (index.unique && store.count(whole(Buffer.concat([indexPrefix(index.id), values]))) > 1)
        findings.push(`${name} is unique and holds the values of document ${String(doc._id)} twice`)
    }
  }
  const found = store.count(whole(indexPrefix(index.id)))
  if (found !== wanted) findings.push(`${name} has ${found} entries instead of ${wanted}`)
  return findings
}
