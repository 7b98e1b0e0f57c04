import { cloudbase } from './database'

/** Seconds an address of a file is good for, unless more are asked for. */
const addressSeconds = 600
/** Milliseconds a file may take to arrive. */
const patience = 15_000

/** Where a file can be fetched for a short time; null when there is none of that id. */
export async function fileAddress(fileId: string): Promise<string | null> {
  const { fileList } = await cloudbase().getTempFileURL({ fileList: [{ fileID: fileId, maxAge: addressSeconds }] })
  const address = fileList[0]?.tempFileURL ?? ''
  return address === '' ? null : address
}

/** A file, read no further than it may be large: the size a stranger names is never believed. */
export async function readFile(fileId: string, mostBytes: number): Promise<Buffer | 'missing' | 'tooLarge'> {
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

/** Stores a file under a path, in the place of whatever was there. Answers its id. */
export async function writeFile(cloudPath: string, content: Buffer): Promise<string> {
  const { fileID } = await cloudbase().uploadFile({ cloudPath, fileContent: content })
  return fileID
}

/** Removes a file; one that is gone already is no trouble. */
export async function removeFile(fileId: string): Promise<void> {
  await cloudbase().deleteFile({ fileList: [fileId] })
}
