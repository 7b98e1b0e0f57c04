import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A new id that tells nothing: 16 random characters after a letter for its kind. */
export function newId(kind: string): string {
  return `${kind}_${randomBytes(12).toString('base64url')}`
}

/** The same id for the same parts, so that a repeated write meets itself instead of making a second document. */
export function derivedId(kind: string, ...parts: string[]): string {
  return `${kind}_${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}`
}

/** A code that is easily read aloud: no 0/O, 1/I/L. */
export function readableCode(length: number): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** A number of so many digits, for receipts. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}
