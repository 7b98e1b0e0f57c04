import { command } from '../../platform/database'
import { rowsUnderVersion } from '../../platform/key-check'
import { decryptPhone, encryptPhone, hashPhone, olderVersions } from '../../platform/secrets'
import type { StoredRow } from './store'
import { importParts } from './store'

/** Documents of a few hundred rows each. */
const portion = 10

/**
 * Writes the phones of imports that nobody has decided on yet anew where they stand under older keys, at most so many rows: they wait for up
 * to two days. May be repeated and cut off anywhere; what became a member meanwhile is written anew there. Answers how many rows were written.
 */
export async function rekeyRows(most: number): Promise<number> {
  const { phone, hash } = olderVersions()
  const older = [
    ...phone.map((version) => rowsUnderVersion('phone', version)),
    ...hash.map((version) => rowsUnderVersion('hash', version)),
  ]
  let written = 0
  while (older.length > 0 && written < most) {
    const found = await importParts.find(command().or(older), { orderBy: [['_id', 'asc']], limit: portion })
    for (const { _id, rows } of found) {
      // One that was removed meanwhile stays removed.
      await importParts.update({ _id }, { rows: rows.map(rekeyed) })
      written += rows.length
    }
    if (found.length < portion) break
  }
  return written
}

function rekeyed(row: StoredRow): StoredRow {
  if (row.phone === null) return row
  const phone = decryptPhone(row.phone)
  return { ...row, phone: encryptPhone(phone), phoneHash: hashPhone(phone) }
}
