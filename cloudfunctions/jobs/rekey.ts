import { rekeyRows } from '../domains/imports'
import { rekeyPhones } from '../domains/members'
import { countUnderOlderKeys } from '../platform/key-check'
import { log } from '../platform/log'
import { olderVersions } from '../platform/secrets'

/**
 * Writes anew what stands under older keys. As long as there is an older key every run says how much is left, because a list that is being
 * exported is not written anew but done within minutes, and whoever changes the keys waits for the 0. Answers how much was written.
 */
export async function rekey(most: number): Promise<number> {
  const written = (await rekeyPhones(most)) + (await rekeyRows(most))
  const { phone, hash } = olderVersions()
  if (phone.length + hash.length > 0) log({ event: 'phonesRekeyed', written, left: await countUnderOlderKeys() })
  return written
}
