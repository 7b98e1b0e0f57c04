import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Keyring } from './keyring'
import { keyringOf } from './keyring'

/** A text under a phone key: version, nonce, tag and AES-256-GCM cipher text, base64url, separated by dots. */
function seal(text: string, version: string, key: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [version, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

function digest(text: string, version: string, key: Buffer): string {
  return `${version}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

const phoneKeys = () => keyringOf('PHONE_KEY')
const hashKeys = () => keyringOf('PHONE_HASH_KEY')

function newest(keys: Keyring): [version: string, key: Buffer] {
  for (const entry of keys) return entry
  throw new Error('a keyring is never empty')
}

/** A phone as it is stored, under the newest key; the version of the key stands first. */
export function encryptPhone(phone: string): string {
  return seal(phone, ...newest(phoneKeys()))
}

/** The phone behind a stored value; throws when its key is not there or another, or the value was altered. */
export function decryptPhone(stored: string): string {
  const [version = '', nonce, tag, sealed] = stored.split('.')
  const key = phoneKeys().get(version)
  if (!key || !nonce || !tag || !sealed) throw new Error('stored phone has an unknown form or version')
  // The length is stated because Node otherwise takes a tag of four bytes, which is soon guessed.
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return decipher.update(Buffer.from(sealed, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
}

/** The same for the same phone and useless without the key: for finding a person by phone. Under the newest key. */
export function hashPhone(phone: string): string {
  return digest(phone, ...newest(hashKeys()))
}

/** Every hash under which a phone may stand while keys are being rotated: look for any of them. */
export function phoneHashes(phone: string): string[] {
  const versions = [...hashKeys()].map(([version, key]) => digest(phone, version, key))
  // Hashes were once stored without their version, which was the first.
  return [...versions, ...versions.filter((hash) => hash.startsWith('v1.')).map((hash) => hash.slice(3))]
}

/** The versions that write now: what stands under others waits for `rekeyPhones`. */
export function currentVersions(): { phone: string; hash: string } {
  return { phone: newest(phoneKeys())[0], hash: newest(hashKeys())[0] }
}

/** The versions that are only read any more. */
export function olderVersions(): { phone: string[]; hash: string[] } {
  const older = (keys: Keyring) => [...keys.keys()].slice(1)
  return { phone: older(phoneKeys()), hash: older(hashKeys()) }
}

/** A known text under every key, by version: kept in the database, it tells a wrong key before a phone is written with it. */
export function checkValues(): { phone: Record<string, string>; hash: Record<string, string> } {
  const under = (keys: Keyring, write: typeof seal) =>
    Object.fromEntries([...keys].map(([version, key]) => [version, write(knownText, version, key)]))
  return { phone: under(phoneKeys(), seal), hash: under(hashKeys(), digest) }
}

const knownText = 'the key is right'

/** Whether a check value was made with the key that now has its version. */
export function isRightKey(kind: 'phone' | 'hash', version: string, check: string): boolean {
  if (kind === 'hash') return checkValues().hash[version] === check
  try {
    return decryptPhone(check) === knownText
  } catch {
    return false
  }
}

/** 138****8000. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** Compares without telling by its time how much was right. */
export function isSame(given: string, expected: string): boolean {
  const compared = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(compared(given), compared(expected))
}
