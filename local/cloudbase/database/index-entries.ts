import { invalidParam, requestFailed } from '../errors'
import { limits } from '../limits'
import type { Collection, Index } from './catalog'
import type { Doc } from './document'
import { emptyArray, indexedValuesAt } from './field-path'
import { documentPrefix, indexPrefix } from './keys'
import { encodeValue, inverted, rank } from './value-order'

export interface IndexEntry {
  /** The encoded values alone: what a unique index compares. */
  values: Buffer
  key: Buffer
  /** The encoded _id, which is also the stored value. */
  id: Buffer
}

/** @throws INVALID_PARAM for a type CloudBase does not take as _id, or one that is too long */
export function encodeId(id: unknown): Buffer {
  const bytes = encodeValue(id)
  if (id === undefined || id === null || Array.isArray(id) || id instanceof RegExp)
    throw invalidParam(`invalid _id ${String(id)}`)
  if (bytes.length > limits.idBytes) throw invalidParam(`_id is longer than ${limits.idBytes} bytes`)
  return bytes
}

export const documentKey = (collection: Collection, id: Buffer) => Buffer.concat([documentPrefix(collection.id), id])

const encodeIndexed = (value: unknown) => (value === emptyArray ? Buffer.from([rank.emptyArray]) : encodeValue(value))

/** The direction in which documents of equal values follow each other by _id: that of the last field, so that one index serves both ways. */
export const idDirection = (index: Pick<Index, 'fields'>): 1 | -1 => index.fields.at(-1)?.[1] ?? 1

/**
 * All entries a document has in an index: one for every combination of the values of its fields; and which fields gave an array.
 * @throws DATABASE_REQUEST_FAILED when two fields are arrays of their own, or the values exceed 1024 bytes
 */
export function indexEntries(
  index: Pick<Index, 'id' | 'name' | 'fields'>,
  doc: Doc,
): { entries: IndexEntry[]; arrays: string[] } {
  const id = encodeId(doc._id)
  const perField = index.fields.map(([field]) => indexedValuesAt(doc, field.split('.')))
  const arrays = index.fields.filter((_field, at) => perField[at]?.multikey).map(([field]) => field)
  const roots = new Set(arrays.map((field) => field.split('.')[0]))
  if (roots.size > 1) throw requestFailed(`cannot index parallel arrays [${[...roots].join('] [')}] in index ${index.name}`)
  const combinations = perField.reduce<Buffer[][]>(
    (rows, { values }, at) => {
      const encoded = values.map((value) =>
        index.fields[at]?.[1] === -1 ? inverted(encodeIndexed(value)) : encodeIndexed(value),
      )
      return rows.flatMap((row) => encoded.map((bytes) => [...row, bytes]))
    },
    [[]],
  )
  const tail = idDirection(index) === -1 ? inverted(id) : id
  const distinct = new Map(combinations.map((row) => Buffer.concat(row)).map((values) => [values.toString('latin1'), values]))
  const entries = [...distinct.values()].map((values) => entryOf(index, values, tail, id))
  return { entries, arrays }
}

function entryOf(index: Pick<Index, 'id' | 'name'>, values: Buffer, tail: Buffer, id: Buffer): IndexEntry {
  if (values.length > limits.indexedBytes)
    throw requestFailed(`index ${index.name}: the indexed values take ${values.length} bytes, more than ${limits.indexedBytes}`)
  return { values, key: Buffer.concat([indexPrefix(index.id), values, tail]), id }
}

/** For messages: the readable part of encoded values. */
export const valuesText = (values: Buffer) =>
  JSON.stringify(
    values
      .toString('latin1')
      .replace(/[^\x20-\x7e]+/g, ' ')
      .trim(),
  )
