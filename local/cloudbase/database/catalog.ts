import { collectionExists, collectionMissing, invalidParam } from '../errors'
import { buildIndex } from './build-index'
import { checkDeclaration, isSameIndex } from './declarations'
import { catalogKey, catalogPrefix, indexPrefix } from './keys'
import type { Store } from './store'

export interface IndexDeclaration {
  name: string
  fields: [field: string, direction: 1 | -1][]
  unique?: boolean
}

/** collection → its indexes; a collection with no index is declared with []. */
export type CollectionDeclarations = Record<string, IndexDeclaration[]>

export interface Index {
  readonly id: number
  readonly name: string
  readonly fields: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique: boolean
  /** The fields of which any document ever gave an array: they give no order, and two bounds of one may hold through different elements. */
  arrays: readonly string[]
}

export interface Collection {
  readonly id: number
  readonly env: string
  readonly name: string
  indexes: Index[]
  /** Grows with every change of what the catalog stores of it, and the newest such state that is known to be on the disk. */
  revision: number
  storedRevision: number
}

/** Before `arrays` an index knew only that there was an array in one of its fields. */
type StoredIndex = Omit<Index, 'arrays'> & { arrays?: string[]; multikey?: boolean }

interface StoredCollection {
  id: number
  indexes: StoredIndex[]
}

function asIndex({ multikey = false, arrays, ...index }: StoredIndex): Index {
  return { ...index, arrays: arrays ?? (multikey ? index.fields.map(([field]) => field) : []) }
}

/** Notes the arrays of a document; false when they were known. */
export function noteArrays(index: Index, arrays: readonly string[]): boolean {
  const unknown = arrays.filter((field) => !index.arrays.includes(field))
  if (unknown.length > 0) index.arrays = [...index.arrays, ...unknown]
  return unknown.length > 0
}

/** The collections of every environment. A declared collection exists in each environment from the beginning. */
export class Catalog {
  private readonly environments = new Map<string, Map<string, Collection>>()
  private nextId = 1

  constructor(
    private readonly store: Store,
    private readonly declared: CollectionDeclarations,
  ) {
    for (const [name, indexes] of Object.entries(declared)) checkDeclaration(name, indexes)
    for (const { key, value } of store.within(catalogPrefix)) this.load(key, value)
    for (const collection of this.all()) this.matchDeclaration(collection)
  }

  /** @throws DATABASE_COLLECTION_NOT_EXIST */
  collection(env: string, name: string): Collection {
    const found = this.environments.get(env)?.get(name)
    if (found) return found
    if (!Object.hasOwn(this.declared, name)) throw collectionMissing(name)
    return this.remember(env, name)
  }

  /** @throws DATABASE_COLLECTION_EXIST */
  async create(env: string, name: string): Promise<void> {
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name)) throw invalidParam(`invalid collection name ${name}`)
    if (Object.hasOwn(this.declared, name) || this.environments.get(env)?.has(name)) throw collectionExists(name)
    const collection = this.remember(env, name)
    try {
      await this.store.transact(() => this.save(collection))
    } catch (error) {
      this.environments.get(env)?.delete(name)
      throw error
    }
    collection.storedRevision = collection.revision
  }

  /** Every collection that something was stored in. */
  *all(): Iterable<Collection> {
    for (const collections of this.environments.values()) yield* collections.values()
  }

  /** Writes the collection's entry; inside a store transaction only. */
  save(collection: Collection): void {
    const { id, indexes } = collection
    this.store.put(catalogKey(collection.env, collection.name), Buffer.from(JSON.stringify({ id, indexes })))
  }

  private load(key: Buffer, value: Buffer): void {
    const [env = '', name = ''] = key.subarray(catalogPrefix.length).toString().split('\0')
    const { id, indexes } = JSON.parse(value.toString()) as StoredCollection
    this.place({ id, env, name, indexes: indexes.map(asIndex), revision: 1, storedRevision: 1 })
    this.nextId = Math.max(this.nextId, id + 1, ...indexes.map((index) => index.id + 1))
  }

  private remember(env: string, name: string): Collection {
    const indexes = (this.declared[name] ?? []).map((declaration) => this.newIndex(declaration))
    return this.place({ id: this.nextId++, env, name, indexes, revision: 1, storedRevision: 0 })
  }

  private place(collection: Collection): Collection {
    const collections = this.environments.get(collection.env) ?? new Map<string, Collection>()
    this.environments.set(collection.env, collections.set(collection.name, collection))
    return collection
  }

  private newIndex({ name, fields, unique = false }: IndexDeclaration): Index {
    return { id: this.nextId++, name, fields, unique, arrays: [] }
  }

  /** Builds the indexes that were declared since the last start and drops those that are no longer. */
  private matchDeclaration(collection: Collection): void {
    const declared = this.declared[collection.name] ?? []
    const kept = collection.indexes.filter((index) => declared.some((declaration) => isSameIndex(index, declaration)))
    const dropped = collection.indexes.filter((index) => !kept.includes(index))
    const added = declared
      .filter((declaration) => !kept.some((index) => isSameIndex(index, declaration)))
      .map((declaration) => this.newIndex(declaration))
    if (dropped.length === 0 && added.length === 0) return
    collection.indexes = [...kept, ...added]
    this.store.transactNow(() => {
      for (const index of dropped) for (const { key } of [...this.store.within(indexPrefix(index.id))]) this.store.remove(key)
      for (const index of added) buildIndex(this.store, collection, index)
      this.save(collection)
    })
  }
}
