import { Binary, ObjectId } from 'bson'
import { unsupported } from '../errors'
import { isPlainObject } from './document'

/**
 * MongoDB's order of types, as the first byte of a key. `emptyArray` stands where MongoDB puts an indexed `[]`.
 * Source: MongoDB manual, "Comparison/Sort Order".
 */
export const rank = {
  emptyArray: 0x08,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  binary: 0x58,
  objectId: 0x60,
  boolean: 0x70,
  date: 0x80,
  regex: 0x90,
} as const

/** The type rank of a value; null, undefined and a missing field are one. */
export function rankOf(value: unknown): number {
  if (value === undefined || value === null) return rank.null
  if (typeof value === 'number') return rank.number
  if (typeof value === 'string') return rank.string
  if (typeof value === 'boolean') return rank.boolean
  if (value instanceof Date) return rank.date
  if (Array.isArray(value)) return rank.array
  if (value instanceof ObjectId) return rank.objectId
  if (value instanceof RegExp) return rank.regex
  if (value instanceof Binary) return rank.binary
  if (isPlainObject(value)) return rank.object
  throw unsupported(`values of the type ${value.constructor.name}`)
}

const end = Buffer.from([0])

/** Eight bytes that sort as the numbers do; NaN before all, -0 as 0. */
function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value)
  const first = bytes[0] ?? 0
  if (first < 0x80) bytes[0] = first | 0x80
  else for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff
  return bytes
}

/** UTF-8 that ends itself: 00 becomes 00 FF, and a bare 00 closes, so that a shorter text sorts first. */
function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (!bytes.includes(0)) return Buffer.concat([bytes, end])
  const escaped: number[] = []
  for (const byte of bytes) escaped.push(...(byte === 0 ? [0, 0xff] : [byte]))
  return Buffer.from([...escaped, 0])
}

function objectBytes(value: Record<string, unknown>): Buffer {
  const fields = Object.entries(value).flatMap(([name, item]) => {
    const bytes = encodeValue(item)
    return [bytes.subarray(0, 1), textBytes(name), bytes.subarray(1)]
  })
  return Buffer.concat([...fields, end])
}

function payload(value: unknown): Buffer {
  if (typeof value === 'number') return numberBytes(value)
  if (typeof value === 'string') return textBytes(value)
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0])
  if (value instanceof Date) return numberBytes(value.getTime())
  if (Array.isArray(value)) return Buffer.concat([...value.map(encodeValue), end])
  if (value instanceof ObjectId) return Buffer.from(value.id)
  if (value instanceof RegExp) return textBytes(`${value.source}/${value.flags}`)
  if (value instanceof Binary) return textBytes(value.toString('hex'))
  if (isPlainObject(value)) return objectBytes(value)
  return Buffer.alloc(0)
}

/**
 * Bytes whose order is MongoDB's order of the values. No encoding is the beginning of another, but for a text that goes on with 00 (which
 * becomes 00 FF), and no encoding begins with 00 or FF: so encodings may follow one another in a compound key, and a descending field is the same bytes inverted.
 */
export function encodeValue(value: unknown): Buffer {
  return Buffer.concat([Buffer.from([rankOf(value)]), payload(value)])
}

/** The same bytes for a field that sorts downwards. */
export const inverted = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => ~byte & 0xff))

/** UTF-8 order; JavaScript's own compares halves of characters beyond U+FFFF and would put them before U+E000. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    const isHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdfff
    return isHalf(x) === isHalf(y) ? x - y : isHalf(x) ? (y >= 0xe000 ? 1 : x - y) : x >= 0xe000 ? -1 : x - y
  }
  return a.length - b.length
}

/** Negative, zero or positive: MongoDB's order of two values of any type. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'number' && typeof b === 'number' && a === a && b === b) return a < b ? -1 : a > b ? 1 : 0
  const byType = rankOf(a) - rankOf(b)
  return byType !== 0 ? byType : Buffer.compare(encodeValue(a), encodeValue(b))
}
