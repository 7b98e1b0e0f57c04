import { addMinutes } from '../../kernel/clock'
import { command } from '../../platform/database'
import { removeFiles } from '../../platform/files'
import type { UploadRecord } from './store'
import { forgottenUploads, uploads, uploadsOf, uploadsToForget } from './store'

const portion = 50
/** A draft waits on the phone for a month at most with its pictures. */
const draftDays = 30

/** Removes a person's pictures from storage; those of a notice or an event stay with it, without the person. May be repeated. */
export async function forgetFiles(memberId: string): Promise<void> {
  for (;;) {
    const found = await uploadsToForget(memberId, portion)
    if (found.length === 0) break
    await remove(found)
  }
  await uploads.remove({ memberId })
}

/** Removes pictures that were uploaded a month ago and never sent. Answers how many. */
export async function removeUnsent(now: Date, most: number): Promise<number> {
  let removed = 0
  while (removed < most) {
    const found = await forgottenUploads(addMinutes(now, -draftDays * 24 * 60), portion)
    if (found.length === 0) break
    await remove(found)
    removed += found.length
  }
  return removed
}

/** Removes pictures that are no longer part of an event, whoever uploaded them; what has become part of something else stays. May be repeated. */
export async function discardEventFiles(fileIds: readonly string[]): Promise<void> {
  const known = await uploadsOf([...fileIds])
  // Somebody whose account is closed has no row, and their picture belongs to nobody but the office.
  const elsewhere = new Set(known.filter(({ keptFor }) => keptFor !== 'event').map(({ fileId }) => fileId))
  await removeFiles(fileIds.filter((fileId) => !elsewhere.has(fileId)))
  await uploads.remove({ _id: command().in(known.map(({ _id }) => _id)), keptFor: 'event' })
}

/** The file goes first: while the row is there, it is known that a file may be. */
async function remove(found: UploadRecord[]): Promise<void> {
  await removeFiles(found.map(({ fileId }) => fileId))
  await uploads.remove({ _id: command().in(found.map(({ _id }) => _id)) })
}
