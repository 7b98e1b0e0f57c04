import { showModal } from '../dialogs/modal'
import { methods, Refusal, type Api } from './convention'

/** A file the person chose or a function wrote: `blob:` addresses stand for WeChat's `wxfile://`. */
export interface TemporaryFile {
  tempFilePath: string
  size: number
  name: string
  type: string
}

const written = new Map<string, Blob>()

export function keepFile(file: Blob, name = ''): TemporaryFile {
  return { tempFilePath: URL.createObjectURL(file), size: file.size, name, type: file.type }
}

export async function blobOf(path: string): Promise<Blob> {
  const kept = written.get(path)
  if (kept) return kept
  const response = await fetch(path).catch(() => undefined)
  if (!response?.ok) throw new Refusal(`no such file or directory, open "${path}"`)
  return response.blob()
}

interface FileOptions {
  filePath: string
  data?: string | ArrayBuffer
  encoding?: string
  fileName?: string
}

const fileSystem = methods({
  getFileInfo: async ({ filePath }: FileOptions) => ({ size: (await blobOf(filePath)).size }),
  readFile: async ({ filePath, encoding }: FileOptions) => ({ data: await read(await blobOf(filePath), encoding) }),
  writeFile: ({ filePath, data = '', encoding }: FileOptions) =>
    void written.set(filePath, new Blob([contentOf(data, encoding)])),
  access: async ({ filePath }: FileOptions) => void (await blobOf(filePath)),
  unlink: ({ filePath }: FileOptions) => void written.delete(filePath),
  saveFile: ({ tempFilePath }: { tempFilePath: string }) => ({ savedFilePath: tempFilePath }),
})

function contentOf(data: string | ArrayBuffer, encoding?: string): string | ArrayBuffer {
  if (encoding !== 'base64' || typeof data !== 'string') return data
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0)).buffer
}

async function read(blob: Blob, encoding?: string): Promise<string | ArrayBuffer> {
  const buffer = await blob.arrayBuffer()
  if (encoding === undefined) return buffer
  if (encoding !== 'base64') return new TextDecoder().decode(buffer)
  return btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''))
}

async function shareFileMessage({ filePath, fileName }: FileOptions): Promise<void> {
  const { size } = await blobOf(filePath)
  const content = `${fileName ?? filePath.split('/').pop() ?? ''}\n${(size / 1024).toFixed(1)} KB`
  const { confirm } = await showModal({ title: '发送给朋友', content, confirmText: '发送' })
  if (!confirm) throw new Refusal('cancel')
}

export const fileApi: Api = {
  getFileSystemManager: () => fileSystem,
  ...methods({
    getFileInfo: async ({ filePath }: FileOptions) => ({ size: (await blobOf(filePath)).size }),
    saveFile: ({ tempFilePath }: { tempFilePath: string }) => ({ savedFilePath: tempFilePath }),
    openDocument: async ({ filePath }: FileOptions) => void open(URL.createObjectURL(await blobOf(filePath)), '_blank'),
    downloadFile: async ({ url }: { url: string }) => ({ ...keepFile(await blobOf(url)), statusCode: 200 }),
    shareFileMessage,
  }),
}
