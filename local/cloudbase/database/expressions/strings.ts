import { requestFailed } from '../../errors'
import { type Apply, anyNumber, asText, asWhole, between, exactly, isNullish, named, toText, unlessNull } from './arguments'
import { searchBounds } from './arrays'
import type { Operator } from './expression'

const concat: Apply = (texts, name) => (texts.some(isNullish) ? null : texts.map((text) => asText(text, name)).join(''))

const indexOfCharacter: Apply = ([text, part, ...bounds], name) => {
  if (isNullish(text)) return null
  const characters = [...asText(text, name)]
  const wanted = [...asText(part, name)]
  const range = searchBounds(bounds, characters.length, name)
  if (!range) return -1
  for (let at = range.from; at + wanted.length <= range.to; at++)
    if (wanted.every((character, offset) => characters[at + offset] === character)) return at
  return -1
}

const indexOfByte: Apply = ([text, part, ...bounds], name) => {
  if (isNullish(text)) return null
  const bytes = Buffer.from(asText(text, name))
  const wanted = Buffer.from(asText(part, name))
  const range = searchBounds(bounds, bytes.length, name)
  if (!range) return -1
  return bytes.subarray(0, range.to).indexOf(wanted, range.from)
}

const split: Apply = ([text, separator], name) => {
  if (separator === '') throw requestFailed(`${name} requires a non-empty separator`)
  return asText(text, name).split(asText(separator, name))
}

const isInsideCharacter = (bytes: Buffer, at: number) => ((bytes[at] ?? 0) & 0xc0) === 0x80

/** A negative count means all the rest, a negative start nothing. */
const substringOfBytes: Apply = ([text, start, count], name) => {
  const bytes = Buffer.from(toText(text, name))
  const from = asWhole(start, name, 'starting index')
  const length = asWhole(count, name, 'length')
  if (from < 0 || from >= bytes.length) return ''
  const to = length < 0 ? bytes.length : Math.min(bytes.length, from + length)
  if (isInsideCharacter(bytes, from)) throw requestFailed(`${name}: Invalid range, starting index is a UTF-8 continuation byte.`)
  if (isInsideCharacter(bytes, to))
    throw requestFailed(`${name}: Invalid range, ending index is in the middle of a UTF-8 character.`)
  return bytes.subarray(from, to).toString()
}

const substringOfCharacters: Apply = ([text, start, count], name) => {
  const from = asWhole(start, name, 'starting index')
  const length = asWhole(count, name, 'length')
  if (from < 0) throw requestFailed(`${name}: the starting index must be nonnegative integer.`)
  if (length < 0) throw requestFailed(`${name}: length must be a nonnegative integer.`)
  return [...toText(text, name)].slice(from, from + length).join('')
}

/** MongoDB changes the case of ASCII letters only. */
export const lower = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
const upper = (text: string) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())

const compareIgnoringCase: Apply = (texts, name) => {
  const [left = Buffer.alloc(0), right = Buffer.alloc(0)] = texts.map((text) => Buffer.from(upper(toText(text, name))))
  return Math.sign(Buffer.compare(left, right))
}

/** Source: MongoDB manual, "$trim", "Whitespace Characters". */
const whitespace = [...'\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a']

const trim = (left: boolean, right: boolean): Operator =>
  named(['input'], ['chars'], ({ input, chars }, name, given) => {
    if (isNullish(input) || ('chars' in given && isNullish(chars))) return null
    const gone = 'chars' in given ? [...asText(chars, name)] : whitespace
    const characters = [...asText(input, name)]
    let [from, to] = [0, characters.length]
    while (left && from < to && gone.includes(characters[from] ?? '')) from++
    while (right && to > from && gone.includes(characters[to - 1] ?? '')) to--
    return characters.slice(from, to).join('')
  })

const replace = (all: boolean): Operator =>
  named(['input', 'find', 'replacement'], [], ({ input, find, replacement }, name) => {
    if ([input, find, replacement].some(isNullish)) return null
    const [text, part, other] = [asText(input, name), asText(find, name), asText(replacement, name)]
    if (part === '') throw requestFailed(`${name} of an empty text`)
    return all ? text.split(part).join(other) : text.replace(part, () => other)
  })

/** Texts. Source: MongoDB manual, "String Expression Operators". */
export const strings: Record<string, Operator> = {
  $concat: anyNumber(concat),
  $indexOfBytes: between(2, 4, indexOfByte),
  $indexOfCP: between(2, 4, indexOfCharacter),
  $split: unlessNull(2, split),
  $strLenBytes: exactly(1, ([text], name) => Buffer.byteLength(asText(text, name))),
  $strLenCP: exactly(1, ([text], name) => [...asText(text, name)].length),
  $strcasecmp: exactly(2, compareIgnoringCase),
  $substr: exactly(3, substringOfBytes),
  $substrBytes: exactly(3, substringOfBytes),
  $substrCP: exactly(3, substringOfCharacters),
  $toLower: exactly(1, ([text], name) => lower(toText(text, name))),
  $toUpper: exactly(1, ([text], name) => upper(toText(text, name))),
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
}
