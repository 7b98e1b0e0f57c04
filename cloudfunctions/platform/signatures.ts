import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { keyringOf } from './keyring'

/** What a signature is for; a text signed for one purpose is worth nothing for another. */
export type Purpose = 'check-in'

/** Bytes of a signature; 16 cannot be guessed and keep a code small. */
const length = 16

/** Keys of one purpose are made from the hash keys, so that there is no further secret to keep, and it tells nothing of those. */
function keysFor(purpose: Purpose): Buffer[] {
  const keys = [...keyringOf('PHONE_HASH_KEY').values()]
  return keys.map((key) => {
    const id = `${purpose}\n${key.toString('base64')}`
    const made = derived.get(id) ?? Buffer.from(hkdfSync('sha256', key, '', `tongxin-bridge ${purpose}`, 32))
    derived.set(id, made)
    return made
  })
}

const derived = new Map<string, Buffer>()

const under = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest().subarray(0, length)

/** What proves later that a text is ours: 22 characters, under the newest key. */
export function signature(purpose: Purpose, text: string): string {
  const [newest] = keysFor(purpose)
  if (!newest) throw new Error('a keyring is never empty')
  return under(newest, text).toString('base64url')
}

/** Whether a text was signed for this purpose, under any key that is still there. */
export function isSigned(purpose: Purpose, text: string, given: string): boolean {
  const claimed = Buffer.from(given, 'base64url')
  return claimed.length === length && keysFor(purpose).some((key) => timingSafeEqual(under(key, text), claimed))
}
