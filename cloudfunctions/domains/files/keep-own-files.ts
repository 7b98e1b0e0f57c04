import { AppError } from '../../kernel/app-error'
import { command } from '../../platform/database'
import type { UploadRecord } from './store'
import { uploads, uploadsOf } from './store'

/**
 * Refuses files that are not the caller's own, and notes what the others become part of. Called before that is written: a crash in
 * between leaves a file too many, never one too few.
 */
export async function keepOwnFiles(
  memberId: string,
  fileIds: readonly string[],
  keptFor: NonNullable<UploadRecord['keptFor']>,
): Promise<void> {
  const wanted = [...new Set(fileIds)]
  if (wanted.length === 0) return
  const own = await uploadsOf(memberId, wanted)
  if (wanted.some((fileId) => !own.some((upload) => upload.fileId === fileId))) throw new AppError('FILE_NOT_YOURS')
  // What is part of the office's record stays so, whatever else it is sent with.
  const changed = own.filter((upload) => upload.keptFor !== keptFor && upload.keptFor !== 'notice')
  if (changed.length === 0) return
  await uploads.update({ _id: command().in(changed.map(({ _id }) => _id)), memberId }, { keptFor })
}
