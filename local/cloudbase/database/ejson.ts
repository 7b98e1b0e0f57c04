import { BSONRegExp, EJSON, ObjectId } from 'bson'
import { CloudBaseError, invalidParam, unsupported } from '../errors'
import { type Doc, isPlainObject } from './document'
import { compileRegExp } from './regexp'

/** A regular expression on the wire; the SDK sends JavaScript's flags, and bson refuses those that MongoDB has no word for. */
const wireRegExp = /("\$regularExpression":\{"pattern":"(?:[^"\\]|\\.)*","options":")([a-z]*)"/g

/** `g`, `y` and `d` never change whether a text matches. */
const withoutForeignFlags = (_all: string, start: string, flags: string) => `${start}${flags.replace(/[^imsux]/g, '')}"`

/**
 * Reads a query, update or document of the wire (canonical EJSON).
 * @param now the instant that `serverDate()` stands for
 * @throws INVALID_PARAM when it is not EJSON
 */
export function parseEjson(text: string | undefined, now: Date): unknown {
  if (text === undefined || text === '') return {}
  checkLongs(text)
  try {
    return toPlainValues(EJSON.parse(text.replace(wireRegExp, withoutForeignFlags)), now)
  } catch (error) {
    if (error instanceof CloudBaseError) throw error
    throw invalidParam(error instanceof Error ? error.message : 'not EJSON')
  }
}

/** As {@link parseEjson}, for what must be an object. */
export function parseObject(text: string | undefined, now: Date): Doc {
  const value = parseEjson(text, now)
  if (!isPlainObject(value)) throw invalidParam('an object is expected')
  return value
}

/** The text of a document on the wire (relaxed EJSON). */
export const stringifyEjson = (value: unknown): string => JSON.stringify(toWire(value))

const lastIsoDate = Date.UTC(10_000, 0)

/** bson's own way looks at every value a dozen times; nearly all of them are JSON already, and answers are mostly this. */
function toWire(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (value === undefined) return null
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value)) return value.map((item) => toWire(item))
  if (value instanceof Date && value.getTime() >= 0 && value.getTime() < lastIsoDate) return { $date: shortIso(value) }
  // CloudBase answers an ObjectId as its 24 digits. Source: TencentCloudBase/node-sdk, test/database/unit/oid.test.ts.
  if (value instanceof ObjectId) return value.toHexString()
  if (!isPlainObject(value)) return EJSON.serialize({ value } as Doc, { relaxed: true }).value
  const copy: Doc = {}
  for (const name in value) copy[name] = toWire(value[name])
  return copy
}

/** As bson writes it: milliseconds only when there are any. */
const shortIso = (date: Date) => (date.getMilliseconds() === 0 ? date.toISOString().replace('.000Z', 'Z') : date.toISOString())

function toPlainValues(value: unknown, now: Date): unknown {
  if (Array.isArray(value)) return value.map((item) => toPlainValues(item, now))
  if (value instanceof BSONRegExp) return regExpOf(value)
  if (!isPlainObject(value)) return value
  if (isPlainObject(value.$tcb_server_date)) return new Date(now.getTime() + Number(value.$tcb_server_date.offset ?? 0))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlainValues(item, now)]))
}

function regExpOf({ pattern, options }: BSONRegExp): RegExp {
  if (options.includes('x')) throw unsupported('the option x of a regular expression')
  compileRegExp(pattern, options)
  return new RegExp(pattern, options.replace(/[^imsu]/g, ''))
}

/** A number of JavaScript holds every whole number up to 2^53, beyond only some of them. */
function checkLongs(text: string): void {
  for (const [, digits = '0'] of text.matchAll(/"\$numberLong":"(-?\d{16,})"/g))
    if (BigInt(digits) !== BigInt(Number(digits))) throw unsupported(`the whole number ${digits}, beyond 2^53`)
}
