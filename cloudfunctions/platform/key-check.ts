import { collection, command } from './database'
import type { Stored } from './database'
import { KeyError } from './keyring'
import { log } from './log'
import { checkValues, isRightKey, olderVersions } from './secrets'

/** What each key made of a known text, by version. */
interface KeyChecks extends Stored {
  phone: Record<string, string>
  hash: Record<string, string>
}

const setup = collection<KeyChecks>('setup')
const _id = 'phoneKeys'
const variables = { phone: 'PHONE_KEY', hash: 'PHONE_HASH_KEY' } as const

/**
 * Refuses keys that are not those the stored phones were written with; notes those that are new. One database operation, two when a
 * key is new. @throws KeyError, whose words name the variable and hold no key
 */
export async function checkKeys(): Promise<void> {
  const values = checkValues()
  const stored = await setup.get(_id)
  if (!stored) {
    // Whoever is quicker notes the keys; the other compares with those.
    if (!(await setup.insert({ _id, ...values }))) await checkKeys()
    return
  }
  for (const kind of ['phone', 'hash'] as const) await compare(kind, stored[kind], values[kind])
}

async function compare(kind: 'phone' | 'hash', stored: Record<string, string>, values: Record<string, string>): Promise<void> {
  const wrong = Object.keys(values).find((version) => {
    const check = stored[version]
    return check !== undefined && !isRightKey(kind, version, check)
  })
  if (wrong) throw new KeyError(`${variables[kind]}(S): the key ${wrong} is not the one that phones were stored with`)
  for (const version of Object.keys(stored)) if (!(version in values)) await letGo(kind, version)
  for (const [version, value] of Object.entries(values)) {
    const check = `${kind}.${version}`
    if (!(version in stored)) await setup.update({ _id, [check]: command().exists(false) }, { [check]: value })
  }
}

/** A key may be taken away when nothing is stored under it any more. */
async function letGo(kind: 'phone' | 'hash', version: string): Promise<void> {
  const { phones, sheets } = await storedUnder(kind, version)
  if (phones + sheets === 0) return forget(kind, version)
  const where = [
    ...(phones > 0 ? [`${phones} phones are stored with it`] : []),
    ...(sheets > 0 ? [`${sheets} portions of lists that are being imported or exported hold phones under it`] : []),
  ]
  throw new KeyError(`${variables[kind]}(S): the key ${version} is missing, and ${where.join(' and ')}`)
}

async function forget(kind: 'phone' | 'hash', version: string): Promise<void> {
  await setup.update({ _id }, { [`${kind}.${version}`]: command().remove() })
}

/** How many members, and how many portions of lists on their way in or out, have a phone under a version of the keys. */
async function storedUnder(kind: 'phone' | 'hash', version: string): Promise<{ phones: number; sheets: number }> {
  const [phones, coming, going] = await Promise.all([
    collection('members').count(underVersion(kind, version)),
    collection('importParts').count(rowsUnderVersion(kind, version)),
    // The portions of an export hold no hash, and say themselves which key their phones are under.
    kind === 'phone' ? collection('exportParts').count({ phoneKey: version }) : 0,
  ])
  return { phones, sheets: coming + going }
}

/** Everything that is stored under keys that write no longer; with nothing left they can go. Asks nothing when there are none. */
export async function countUnderOlderKeys(): Promise<number> {
  const { phone, hash } = olderVersions()
  const counts = await Promise.all([
    ...phone.map((version) => storedUnder('phone', version)),
    ...hash.map((version) => storedUnder('hash', version)),
  ])
  return counts.reduce((sum, { phones, sheets }) => sum + phones + sheets, 0)
}

/** The portions of an import with a phone, or the hash of one, under a version of the keys. */
export function rowsUnderVersion(kind: 'phone' | 'hash', version: string) {
  return { [kind === 'phone' ? 'rows.phone' : 'rows.phoneHash']: new RegExp(`^${version}\\.`) }
}

/** The members whose phone, or the hash of it, stands under a version of the keys. */
function underVersion(kind: 'phone' | 'hash', version: string) {
  const _ = command()
  const field = kind === 'phone' ? 'phone' : 'phoneHash'
  const versioned = { [field]: _.gte(`${version}.`).and(_.lt(`${version}/`)) }
  // A hash without a version, from before there were several, is of the first.
  return kind === 'hash' && version === 'v1' ? _.or([versioned, { [field]: /^[\w-]{43}$/ }]) : versioned
}

let checked: { keys: string; answer: Promise<void> } | undefined

/**
 * The same once for a warm instance, so that a request costs no operation more. Keys that were refused stay refused until the function is
 * deployed anew; a database that did not answer is asked again.
 */
export function requireGoodKeys(): Promise<void> {
  const { PHONE_KEY, PHONE_KEYS, PHONE_HASH_KEY, PHONE_HASH_KEYS } = process.env
  const keys = [PHONE_KEY, PHONE_KEYS, PHONE_HASH_KEY, PHONE_HASH_KEYS].join('\n')
  if (checked?.keys !== keys) {
    const answer = checkKeys()
    checked = { keys, answer }
    answer.catch((error: unknown) => {
      if (error instanceof KeyError) log({ level: 'error', event: 'keysRefused', details: { why: error.message } })
      else checked = undefined
    })
  }
  return checked.answer
}
