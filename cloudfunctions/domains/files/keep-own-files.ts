import { AppError } from '../../kernel/app-error'
import { command } from '../../platform/database'
import type { UploadRecord } from './store'
import { isOffices, isUpload, uploadIdOf, uploads, uploadsOf } from './store'

/**
 * Refuses files that are somebody else's, and notes what the caller's own become part of. A file nobody has asked a place for (an older
 * phone uploads so) is theirs who send it first. Called before it is written: a crash in between leaves a file too many, never one too few.
 */
export async function keepOwnFiles(
  memberId: string,
  fileIds: readonly string[],
  keptFor: NonNullable<UploadRecord['keptFor']>,
  now: Date,
): Promise<void> {
  const wanted = [...new Set(fileIds)]
  if (wanted.length === 0) return
  const known = await uploadsOf(wanted)
  const unknown = wanted.filter((fileId) => isUpload(fileId) && !known.some(({ _id }) => _id === uploadIdOf(fileId)))
  const added = unknown.map((fileId) => ({ _id: uploadIdOf(fileId), memberId, fileId, preparedAt: now, keptFor: null }))
  if (added.length > 0) await uploads.insertMissing(added)
  const own = (added.length > 0 ? await uploadsOf(wanted) : known).filter((upload) => upload.memberId === memberId)
  if (wanted.some((fileId) => !own.some((upload) => upload.fileId === fileId))) throw new AppError('FILE_NOT_YOURS')
  // What is part of the office's record stays so, whatever else it is sent with.
  const changed = own.filter((upload) => upload.keptFor !== keptFor && !isOffices(upload.keptFor))
  if (changed.length === 0) return
  await uploads.update({ _id: command().in(changed.map(({ _id }) => _id)), memberId }, { keptFor })
}

/** Lets go of files that an event used and no longer does: they are removed after a while, as if they had never been sent. */
export async function letGoOf(fileIds: readonly string[], now: Date): Promise<void> {
  if (fileIds.length === 0) return
  await uploads.update({ _id: command().in(fileIds.map(uploadIdOf)), keptFor: 'event' }, { keptFor: null, preparedAt: now })
}
