import { cloudbase } from './database'

/** Files that one call of the SDK takes. */
const atOnce = 50

let prefix: Promise<string> | undefined

/** The id a file at this path has or will have. The storage is asked once for a warm instance how its ids begin. */
export async function fileIdAt(cloudPath: string): Promise<string> {
  prefix ??= beginning().catch((error: unknown) => {
    prefix = undefined
    throw error
  })
  return `${await prefix}${cloudPath}`
}

async function beginning(): Promise<string> {
  const probe = 'uploads/probe'
  const { data } = await cloudbase().getUploadMetadata({ cloudPath: probe })
  const { fileId } = data
  if (!fileId.endsWith(probe)) throw new Error('the storage names files in an unknown way')
  return fileId.slice(0, -probe.length)
}

/** Stores a file; one that was there under the same path is replaced. Answers its id. */
export async function storeFile(cloudPath: string, content: Buffer): Promise<string> {
  const { fileID } = await cloudbase().uploadFile({ cloudPath, fileContent: content })
  return fileID
}

/** The content of a file, or null when it is not there (any more). */
export async function readFile(fileID: string): Promise<Buffer | null> {
  const { fileList } = await cloudbase().getTempFileURL({ fileList: [fileID] })
  if (!fileList[0]?.tempFileURL) return null
  const { fileContent } = await cloudbase().downloadFile({ fileID })
  return Buffer.isBuffer(fileContent) ? fileContent : null
}

/** Removes files; those that are gone already are no trouble. @throws when the storage keeps one */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  for (let at = 0; at < fileIds.length; at += atOnce) {
    const { fileList } = await cloudbase().deleteFile({ fileList: fileIds.slice(at, at + atOnce) })
    const kept = fileList.filter(({ code }) => code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST')
    if (kept.length > 0) throw new Error(`the storage kept ${kept.length} files: ${kept[0]?.code}`)
  }
}
