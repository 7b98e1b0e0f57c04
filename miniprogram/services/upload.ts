import { call, type InputOf } from './api'

type Extension = InputOf<'files.prepareUpload'>['extensions'][number]

const extensions: Extension[] = ['jpg', 'jpeg', 'png', 'gif', 'webp']
/** Photographs above this size are made smaller before they are sent, in bytes. */
const compressAbove = 500_000

/** Lets the person pick or take up to `count` photographs and uploads them. Answers their file ids; none when they change their mind. */
export async function chooseAndUploadImages(count: number): Promise<string[]> {
  const chosen = await choose(count)
  if (chosen.length === 0) return []
  const paths = await Promise.all(chosen.map(async ({ path, size }) => (size > compressAbove ? compress(path) : path)))
  const { cloudPaths } = await call('files.prepareUpload', { extensions: paths.map(extensionOf) })
  return Promise.all(paths.map((path, at) => upload(path, cloudPaths[at] ?? '')))
}

/** Addresses for showing uploaded images, in the same order; an image that is gone is left out. */
export async function imageUrls(fileIds: string[]): Promise<string[]> {
  if (fileIds.length === 0) return []
  const { fileList } = await wx.cloud.getTempFileURL({ fileList: fileIds })
  return fileList.map((file) => file.tempFileURL).filter((url) => url !== '')
}

/**
 * Lets the person pick a sheet out of a chat and uploads it. Answers its file id; `cancelled` when they change their mind, `tooLarge` or
 * `notSheet` when it cannot be read in any case.
 */
export async function chooseAndUploadSheet(
  mostBytes: number,
): Promise<{ fileId: string } | 'cancelled' | 'tooLarge' | 'notSheet'> {
  const file = await chooseSheet()
  if (!file) return 'cancelled'
  if (!/\.xlsx$/i.test(file.name)) return 'notSheet'
  if (file.size > mostBytes) return 'tooLarge'
  const { fileID } = await wx.cloud.uploadFile({ cloudPath: `imports/${today()}/${randomName()}.xlsx`, filePath: file.path })
  return { fileId: fileID }
}

async function chooseSheet(): Promise<{ path: string; name: string; size: number } | undefined> {
  try {
    return (await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] })).tempFiles[0]
  } catch {
    return undefined
  }
}

/** `YYYYMMDD` */
function today(): string {
  return new Date().toISOString().slice(0, 10).replace(/-/g, '')
}

/** 24 characters: nobody guesses the address of somebody else's sheet. */
function randomName(): string {
  return Array.from({ length: 24 }, () => Math.floor(Math.random() * 36).toString(36)).join('')
}

async function choose(count: number): Promise<{ path: string; size: number }[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map((file) => ({ path: file.tempFilePath, size: file.size }))
  } catch {
    return []
  }
}

async function compress(path: string): Promise<string> {
  try {
    return (await wx.compressImage({ src: path, quality: 70 })).tempFilePath
  } catch {
    return path
  }
}

async function upload(filePath: string, cloudPath: string): Promise<string> {
  const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath })
  return fileID
}

function extensionOf(path: string): Extension {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase()
  return extensions.find((known) => known === extension) ?? 'jpg'
}
