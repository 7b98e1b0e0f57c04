import { randomBytes } from 'node:crypto'
import { BSON } from 'bson'
import { invalidParam, requestFailed } from '../errors'
import { limits } from '../limits'

/** A stored document, or any object inside one. */
export type Doc = Record<string, unknown>

/** A document's own `{}`: not an array, a date, an ObjectId or another value with a class. */
export function isPlainObject(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

let lastTime = 0
let sequence = 0

/** 32 hexadecimal digits, growing with time, as CloudBase gives: documents without an id of their own stay in the order they came. */
export function newId(): string {
  const now = Math.max(Date.now(), lastTime)
  sequence = now === lastTime ? sequence + 1 : 0
  lastTime = now
  return now.toString(16).padStart(12, '0') + sequence.toString(16).padStart(6, '0') + randomBytes(7).toString('hex')
}

/** A deep copy that keeps dates, ObjectIds and the other BSON values. */
export function cloneValue<T>(value: T): T
export function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => cloneValue(item))
  if (value instanceof Date) return new Date(value)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cloneValue(item)]))
}

/** Refuses the field names MongoDB does not store. A dot in a name is stored; no path leads to it. */
export function checkFieldNames(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(checkFieldNames)
  if (!isPlainObject(value)) return
  for (const [name, item] of Object.entries(value)) {
    if (name === '' || name === '__proto__') throw invalidParam(`invalid key "${name}"`)
    if (name.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${name}' is not valid for storage`)
    checkFieldNames(item)
  }
}

/** BSON bytes of a document; refuses one above CloudBase's 512 KB. */
export function encodeDocument(doc: Doc): Uint8Array {
  const bytes = BSON.serialize(doc, { ignoreUndefined: true })
  if (bytes.length > limits.documentBytes)
    throw requestFailed(`document size ${bytes.length} exceeds the limit of ${limits.documentBytes} bytes`)
  return bytes
}

/** Only for bytes of {@link encodeDocument}: their texts need no check. */
export const decodeDocument = (bytes: Uint8Array): Doc => BSON.deserialize(bytes, { validation: { utf8: false } })
