import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'
import { removeFiles } from '../../platform/files'

/** An archive that lies in storage for its owner to fetch. */
interface ArchiveRecord extends Stored {
  memberId: string
  fileId: string
  madeAt: Date
  expiresAt: Date
}

export const archives = collection<ArchiveRecord>('archives')
const portion = 50

/** Removes a person's archives. May be repeated. */
export async function forgetArchives(memberId: string): Promise<void> {
  await removeAll({ memberId }, Infinity)
}

/** Removes archives whose day is over. Answers how many. */
export function removeExpired(now: Date, most: number): Promise<number> {
  return removeAll({ expiresAt: command().lte(now) }, most)
}

/** The file goes first: while the row is there, it is known that a file may be. */
async function removeAll(criteria: object, most: number): Promise<number> {
  let removed = 0
  while (removed < most) {
    const found = await archives.find(criteria, { limit: portion })
    if (found.length === 0) break
    await removeFiles(found.map(({ fileId }) => fileId))
    await archives.remove({ _id: command().in(found.map(({ _id }) => _id)) })
    removed += found.length
  }
  return removed
}
