import { derivedId } from '../../kernel/ids'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'

/** A place for a picture: whose it is, and what it became part of. */
export interface UploadRecord extends Stored {
  memberId: string
  fileId: string
  preparedAt: Date
  /** `notice` and `event`: part of the office's record, stays when the person goes. null: not sent with anything yet. */
  keptFor: 'opinion' | 'notice' | 'event' | null
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

/** What files are part of that belong to the office, whoever uploaded them. */
export const ofTheOffice: readonly UploadRecord['keptFor'][] = ['notice', 'event']

/** Uploads of a person that leave with them. */
export function uploadsToForget(memberId: string, limit: number): Promise<UploadRecord[]> {
  return uploads.find({ memberId, keptFor: command().nin([...ofTheOffice]) }, { limit })
}

/** Uploads that were never sent with anything, prepared before an instant. */
export function forgottenUploads(before: Date, limit: number): Promise<UploadRecord[]> {
  return uploads.find({ keptFor: null, preparedAt: command().lt(before) }, { orderBy: [['preparedAt', 'asc']], limit })
}
