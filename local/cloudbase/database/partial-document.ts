import { type Doc, decodeDocument } from './document'

/** Names of fields of a document itself, as they stand in its bytes; undefined when any may be looked at. */
export type FieldNames = readonly Buffer[] | undefined

export const fieldNames = (names: Iterable<string>): FieldNames => [...new Set(names)].map((name) => Buffer.from(name))

/** BSON's marks of types. Source: bsonspec.org. */
const type = {
  double: 0x01,
  text: 0x02,
  document: 0x03,
  array: 0x04,
  binary: 0x05,
  objectId: 0x07,
  boolean: 0x08,
  date: 0x09,
  null: 0x0a,
  int32: 0x10,
  int64: 0x12,
} as const

/** Bytes a value takes; undefined for types that are left to the library. */
function sizeOf(bytes: Buffer, mark: number, at: number): number | undefined {
  switch (mark) {
    case type.null:
      return 0
    case type.boolean:
      return 1
    case type.int32:
      return 4
    case type.double:
    case type.date:
    case type.int64:
      return 8
    case type.objectId:
      return 12
    case type.text:
      return 4 + bytes.readInt32LE(at)
    case type.binary:
      return 5 + bytes.readInt32LE(at)
    case type.document:
    case type.array:
      return bytes.readInt32LE(at)
    default:
      return undefined
  }
}

/** Stands for a value that is left to the library. */
const unread = Symbol('unread')

function valueAt(bytes: Buffer, mark: number, at: number): unknown {
  switch (mark) {
    case type.null:
      return null
    case type.boolean:
      return bytes[at] === 1
    case type.int32:
      return bytes.readInt32LE(at)
    case type.double:
      return bytes.readDoubleLE(at)
    case type.date:
      return new Date(bytes.readInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at))
    case type.text:
      return bytes.toString('utf8', at + 4, at + 3 + bytes.readInt32LE(at))
    case type.array:
    case type.document:
      return insideOf(bytes, mark === type.array, at)
    default:
      return unread
  }
}

function insideOf(bytes: Buffer, isArray: boolean, from: number): unknown {
  const [list, object]: [unknown[], Doc] = [[], {}]
  const end = from + bytes.readInt32LE(from) - 1
  for (let at = from + 4; at < end;) {
    const mark = bytes[at] ?? 0
    const nameEnd = bytes.indexOf(0, at + 1)
    const value = valueAt(bytes, mark, nameEnd + 1)
    if (value === unread) return unread
    if (isArray) list.push(value)
    else object[bytes.toString('utf8', at + 1, nameEnd)] = value
    at = nameEnd + 1 + (sizeOf(bytes, mark, nameEnd + 1) ?? 0)
  }
  return isArray ? list : object
}

function isNamed(bytes: Buffer, from: number, to: number, name: Buffer): boolean {
  if (name.length !== to - from) return false
  let same = 0
  while (same < name.length && bytes[from + same] === name[same]) same++
  return same === name.length
}

/**
 * A stored document with some of its fields only. Whether it matches can be seen from these, as MongoDB sees it on the bytes, and making
 * objects of the others is most of what a read costs.
 */
export function decodeFields(bytes: Buffer, names: FieldNames): Doc {
  if (!names) return decodeDocument(bytes)
  const doc: Doc = {}
  const end = bytes.length - 1
  for (let at = 4, left = names.length; at < end && left > 0;) {
    const mark = bytes[at] ?? 0
    let nameEnd = at + 1
    while (bytes[nameEnd] !== 0) nameEnd++
    const size = sizeOf(bytes, mark, nameEnd + 1)
    if (size === undefined) return decodeDocument(bytes)
    for (const name of names)
      if (isNamed(bytes, at + 1, nameEnd, name)) {
        const value = valueAt(bytes, mark, nameEnd + 1)
        if (value === unread) return decodeDocument(bytes)
        doc[name.toString()] = value
        left--
      }
    at = nameEnd + 1 + size
  }
  return doc
}
