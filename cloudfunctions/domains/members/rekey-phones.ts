import { command } from '../../platform/database'
import { currentVersions, decryptPhone, encryptPhone, hashPhone } from '../../platform/secrets'
import type { MemberRecord } from './store'
import { members } from './store'

const portion = 100

/** Phones that were written with an older key, or whose hash was: what begins with the version that writes now is left out. */
function underOlderKeys() {
  const _ = command()
  const { phone, hash } = currentVersions()
  return _.or([
    { phone: _.lt(`${phone}.`) },
    { phone: _.gte(`${phone}/`) },
    { phoneHash: _.lt(`${hash}.`) },
    { phoneHash: _.gte(`${hash}/`) },
  ])
}

/**
 * Writes the phones of members anew that stand under older keys, at most so many.
 * May be repeated and cut off anywhere: a phone that was changed meanwhile is not touched. Answers how many were written.
 */
export async function rekeyPhones(most: number): Promise<number> {
  let written = 0
  for (;;) {
    const found = await members.find(underOlderKeys(), {
      orderBy: [['_id', 'asc']],
      limit: Math.min(portion, most - written),
      fields: { phone: 1, phoneHash: 1 },
    })
    const done = await Promise.all(found.map(rekey))
    written += done.filter(Boolean).length
    // A portion that changed nothing was overtaken by somebody; the next run looks again.
    if (found.length === 0 || written >= most || !done.some(Boolean)) break
  }
  return written
}

async function rekey({ _id, phone: stored }: Pick<MemberRecord, '_id' | 'phone'>): Promise<boolean> {
  if (stored === null) return false
  const phone = decryptPhone(stored)
  return (await members.update({ _id, phone: stored }, { phone: encryptPhone(phone), phoneHash: hashPhone(phone) })) === 1
}
