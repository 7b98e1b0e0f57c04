import { derivedId } from '../../kernel/ids'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'

/** A place for a picture: whose it is, and what it became part of. */
export interface UploadRecord extends Stored {
  memberId: string
  fileId: string
  preparedAt: Date
  /** `notice`, `event`: part of the office's record, stays when the person goes. null: not sent with anything yet. */
  keptFor: 'opinion' | OfficeUse | null
}

/** What of the office's a picture can be part of. */
type OfficeUse = 'notice' | 'event'
const officeUses: readonly OfficeUse[] = ['notice', 'event']

/** Whether a picture stays with the office's record. */
export function isOffices(keptFor: UploadRecord['keptFor']): keptFor is OfficeUse {
  return officeUses.some((use) => use === keptFor)
}

export const uploads = collection<UploadRecord>('uploads')

/** What is known of these files. */
export function uploadsOf(fileIds: string[]): Promise<UploadRecord[]> {
  return uploads.find({ _id: command().in(fileIds.map(uploadIdOf)) }, { limit: fileIds.length })
}

/** The id of a place is the name of its file; a file with another name has one made from all of its id. */
export function uploadIdOf(fileId: string): string {
  return /\/uploads\/(f[A-Za-z0-9_-]+)\.\w+$/.exec(fileId)?.[1] ?? derivedId('f', fileId)
}

/** Whether a file lies where phones put their pictures; what the product itself stores lies elsewhere and is nobody's to send. */
export function isUpload(fileId: string): boolean {
  return /^cloud:\/\/[^/]+\/uploads\//.test(fileId)
}

/** Uploads of a person that leave with them. */
export function uploadsToForget(memberId: string, limit: number): Promise<UploadRecord[]> {
  return uploads.find({ memberId, keptFor: command().nin([...officeUses]) }, { limit })
}

/** Uploads that were never sent with anything, prepared before an instant. */
export function forgottenUploads(before: Date, limit: number): Promise<UploadRecord[]> {
  return uploads.find({ keptFor: null, preparedAt: command().lt(before) }, { orderBy: [['preparedAt', 'asc']], limit })
}
