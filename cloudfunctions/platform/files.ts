import { cloudbase } from './database'

/** Files that one call of the SDK takes. */
const atOnce = 50
/** Seconds an address of a file is good for. */
const addressSeconds = 600
/** Milliseconds a file may take to arrive. */
const patience = 15_000

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

/** Where a file can be fetched for a short time; null when there is none of that id. */
export async function fileAddress(fileId: string): Promise<string | null> {
  const { fileList } = await cloudbase().getTempFileURL({ fileList: [{ fileID: fileId, maxAge: addressSeconds }] })
  const address = fileList[0]?.tempFileURL ?? ''
  return address === '' ? null : address
}

/** A file, read no further than it may be large: the size a stranger names is never believed. */
export async function readFile(fileId: string, mostBytes = Infinity): Promise<Buffer | 'missing' | 'tooLarge'> {
  const address = await fileAddress(fileId)
  if (address === null) return 'missing'
  const response = await fetch(address, { signal: AbortSignal.timeout(patience) })
  if (!response.ok || !response.body) return 'missing'
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > mostBytes) return 'tooLarge'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Removes files; those that are gone already are no trouble. @throws when the storage keeps one */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  for (let at = 0; at < fileIds.length; at += atOnce) {
    const { fileList } = await cloudbase().deleteFile({ fileList: fileIds.slice(at, at + atOnce) })
    const kept = fileList.filter(({ code }) => code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST')
    if (kept.length > 0) throw new Error(`the storage kept ${kept.length} files: ${kept[0]?.code}`)
  }
}
