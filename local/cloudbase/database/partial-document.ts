import { type Doc, decodeDocument } from './document'

/** Names of fields of a document itself, as they stand in its bytes; undefined when any may be looked at. */
export type FieldNames = readonly Buffer[] | undefined

export const fieldNames = (names: Iterable<string>): FieldNames => [...new Set(names)].map((name) => Buffer.from(name))

/** Bytes a value takes by its BSON type; `length` where four bytes tell. Source: bsonspec.org. */
function sizeOf(bytes: Buffer, type: number, at: number): number | undefined {
  switch (type) {
    case 0x0a: // null
      return 0
    case 0x08: // boolean
      return 1
    case 0x10: // int32
      return 4
    case 0x01: // double
    case 0x09: // date
    case 0x12: // int64
      return 8
    case 0x07: // ObjectId
      return 12
    case 0x02: // text
      return 4 + bytes.readInt32LE(at)
    case 0x05: // binary
      return 5 + bytes.readInt32LE(at)
    case 0x03: // document
    case 0x04: // array
      return bytes.readInt32LE(at)
    default:
      return undefined
  }
}

function isNamed(bytes: Buffer, from: number, to: number, names: readonly Buffer[]): boolean {
  for (const name of names) {
    if (name.length !== to - from) continue
    let same = 0
    while (same < name.length && bytes[from + same] === name[same]) same++
    if (same === name.length) return true
  }
  return false
}

/**
 * A stored document with some of its fields only. Whether it matches can be seen from these, as MongoDB sees it on the bytes, and making
 * objects of the others is most of what a read costs.
 */
export function decodeFields(bytes: Buffer, names: FieldNames): Doc {
  if (!names) return decodeDocument(bytes)
  const kept: Buffer[] = []
  const end = bytes.length - 1
  let length = 5
  for (let at = 4; at < end && kept.length < names.length; ) {
    const nameEnd = bytes.indexOf(0, at + 1)
    const size = sizeOf(bytes, bytes[at] ?? 0, nameEnd + 1)
    if (size === undefined) return decodeDocument(bytes)
    const next = nameEnd + 1 + size
    if (isNamed(bytes, at + 1, nameEnd, names)) {
      kept.push(bytes.subarray(at, next))
      length += next - at
    }
    at = next
  }
  const small = Buffer.allocUnsafe(length)
  small.writeInt32LE(length, 0)
  let at = 4
  for (const part of kept) at += part.copy(small, at)
  small[at] = 0
  return decodeDocument(small)
}
