import { BSONRegExp, EJSON } from 'bson'
import { invalidParam } from '../errors'
import { type Doc, isPlainObject } from './document'

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
  try {
    return toPlainValues(EJSON.parse(text.replace(wireRegExp, withoutForeignFlags)), now)
  } catch (error) {
    throw invalidParam(error instanceof Error ? error.message : 'not EJSON')
  }
}

/** As {@link parseEjson}, for what must be an object. */
export function parseObject(text: string | undefined, now: Date): Doc {
  const value = parseEjson(text, now)
  if (!isPlainObject(value)) throw invalidParam('an object is expected')
  return value
}

/** The text of a document on the wire. */
export const stringifyEjson = (value: unknown): string => EJSON.stringify(value, { relaxed: true })

function toPlainValues(value: unknown, now: Date): unknown {
  if (Array.isArray(value)) return value.map((item) => toPlainValues(item, now))
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options.replace(/[^imsu]/g, ''))
  if (!isPlainObject(value)) return value
  if (isPlainObject(value.$tcb_server_date)) return new Date(now.getTime() + Number(value.$tcb_server_date.offset ?? 0))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlainValues(item, now)]))
}
