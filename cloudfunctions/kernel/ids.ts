import { createHash, randomBytes, randomInt } from 'node:crypto'

/** Characters that are not taken for one another when read aloud or typed: no 0/o, 1/i/l. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Bytes as readable characters, one each; 20 of them hold about 99 bits. */
function spelt(bytes: Buffer): string {
  return [...bytes].map((byte) => readable[byte % readable.length]).join('')
}

/** A new id that tells nothing but its kind. */
export function newId(kind: string): string {
  return `${kind}_${spelt(randomBytes(20))}`
}

/** The same id for the same parts, so that a repeated write meets itself instead of making a second document. */
export function derivedId(kind: string, ...parts: string[]): string {
  return `${kind}_${spelt(createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 20))}`
}

/** The id of what somebody makes: the same as often as they send it under one key of their phone, a new one without a key. */
export function idOfDraft(kind: string, memberId: string, draftKey: string | undefined): string {
  return draftKey === undefined ? newId(kind) : derivedId(kind, memberId, draftKey)
}

/** A code that a person passes on by word of mouth. */
export function readableCode(length: number): string {
  return Array.from({ length }, () => readable[randomInt(readable.length)])
    .join('')
    .toUpperCase()
}

/** A number of so many digits, for receipts. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}
