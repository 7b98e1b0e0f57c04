/** Keys by version, the one that writes first. */
export type Keyring = ReadonlyMap<string, Buffer>

/** What the environment says about keys cannot be used; the words name the variable and the version, never a key. */
export class KeyError extends Error {
  override readonly name = 'KeyError'
}

/** The version that a variable holding a single key stands for. */
const first = 'v1'

/**
 * The keys of two variables: `<name>S` lists `version:base64`, separated by commas, newest first; `<name>` alone is `v1`, the oldest.
 * @throws KeyError when one is missing, not 32 bytes, or there twice
 */
export function keyringOf(name: KeyName): Keyring {
  const { listed = '', single = '' } = settings[name]()
  const text = `${listed}\n${single}`
  const known = kept.get(name)
  if (known?.text === text) return known.keys
  const keys = read(name, listed, single)
  kept.set(name, { text, keys })
  return keys
}

const settings = {
  PHONE_KEY: () => ({ listed: process.env.PHONE_KEYS, single: process.env.PHONE_KEY }),
  PHONE_HASH_KEY: () => ({ listed: process.env.PHONE_HASH_KEYS, single: process.env.PHONE_HASH_KEY }),
}

type KeyName = keyof typeof settings

/** What was read last, by name: keys are asked for with every phone of a list. */
const kept = new Map<string, { text: string; keys: Keyring }>()

function read(name: string, listed: string, single: string): Keyring {
  const keys = new Map<string, Buffer>()
  for (const entry of listed === '' ? [] : listed.split(',')) {
    const [version = '', key = '', ...rest] = entry.trim().split(':')
    if (!/^v[1-9]\d{0,3}$/.test(version) || rest.length > 0) {
      throw new KeyError(`${name}S must read v2:<base64>,v1:<base64>, newest first`)
    }
    add(keys, version, key, `${name}S`)
  }
  if (single !== '' || keys.size === 0) add(keys, first, single, name)
  return keys
}

function add(keys: Map<string, Buffer>, version: string, key: string, variable: string): void {
  const bytes = Buffer.from(key, 'base64')
  // Never a silent fall-back: without its key the product must not store a phone at all.
  if (bytes.length !== 32) throw new KeyError(`${variable}: the key ${version} must be 32 bytes in base64`)
  for (const [other, known] of keys) {
    if (other === version) throw new KeyError(`${variable}: the key ${version} is there twice`)
    if (known.equals(bytes)) throw new KeyError(`${variable}: the keys ${other} and ${version} are the same`)
  }
  keys.set(version, bytes)
}
