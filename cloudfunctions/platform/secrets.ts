import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Name and version of the key that new phones are written with. */
const version = 'v1'

function key(variable: 'PHONE_KEY' | 'PHONE_HASH_KEY'): Buffer {
  const bytes = Buffer.from(process.env[variable] ?? '', 'base64')
  // Never a silent fall-back: without its key the product must not store a phone at all.
  if (bytes.length !== 32) throw new Error(`${variable} must be 32 bytes in base64`)
  return bytes
}

/** A phone as it is stored: version, nonce, tag and AES-256-GCM cipher text, base64url, separated by dots. */
export function encryptPhone(phone: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key('PHONE_KEY'), nonce)
  const sealed = Buffer.concat([cipher.update(phone, 'utf8'), cipher.final()])
  return [version, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

/** The phone behind a stored value; throws when the key is another or the value was altered. */
export function decryptPhone(stored: string): string {
  const [storedVersion, nonce, tag, sealed] = stored.split('.')
  if (storedVersion !== version || !nonce || !tag || !sealed) throw new Error('stored phone has an unknown form')
  // The length is stated because Node otherwise takes a tag of four bytes, which is soon guessed.
  const decipher = createDecipheriv('aes-256-gcm', key('PHONE_KEY'), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return decipher.update(Buffer.from(sealed, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
}

/** The same for the same phone and useless without the key: for finding a person by phone. */
export function hashPhone(phone: string): string {
  return createHmac('sha256', key('PHONE_HASH_KEY')).update(phone).digest('base64url')
}

/** 138****8000. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** Compares without telling by its time how much was right. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
