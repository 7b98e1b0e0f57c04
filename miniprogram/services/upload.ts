import { limits } from '../shared/limits'
import { call, type InputOf } from './api'

type Extension = InputOf<'files.prepareUpload'>['extensions'][number]

const pictures: Extension[] = ['jpg', 'jpeg', 'png', 'gif', 'webp']
const documents: Extension[] = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'jpg', 'jpeg', 'png']
/** Photographs above this size are made smaller before they are sent, in bytes. */
const compressAbove = 500_000
/** Files whose addresses WeChat answers at once. */
const addressesAtOnce = 50

/** Lets the person pick or take up to `count` photographs and uploads them. Answers their file ids; none when they change their mind. */
export async function chooseAndUploadImages(count: number): Promise<string[]> {
  const chosen = await choose(count)
  if (chosen.length === 0) return []
  const paths = await Promise.all(chosen.map(async ({ path, size }) => (size > compressAbove ? compress(path) : path)))
  const { cloudPaths } = await call('files.prepareUpload', { extensions: paths.map(extensionOf) })
  return Promise.all(paths.map((path, at) => upload(path, cloudPaths[at] ?? '')))
}

/** Uploaded images with where each can be seen, in the same order; an image that is gone is left out. */
export async function shownImages(fileIds: string[]): Promise<{ imageId: string; url: string }[]> {
  if (fileIds.length === 0) return []
  const { fileList } = await wx.cloud.getTempFileURL({ fileList: fileIds.slice(0, addressesAtOnce) })
  const shown = fileList.flatMap(({ fileID, tempFileURL }) => (tempFileURL ? [{ imageId: fileID, url: tempFileURL }] : []))
  return [...shown, ...(await shownImages(fileIds.slice(addressesAtOnce)))]
}

/** The addresses alone. */
export async function imageUrls(fileIds: string[]): Promise<string[]> {
  return (await shownImages(fileIds)).map(({ url }) => url)
}

/**
 * Lets the person pick a document out of a chat and uploads it. Answers its file id and what it is called; `cancelled` when they change
 * their mind, `tooLarge` or `notDocument` when others could not open it.
 */
export async function chooseAndUploadDocument(): Promise<
  { fileId: string; name: string } | 'cancelled' | 'tooLarge' | 'notDocument'
> {
  const file = await chooseFromChat(documents)
  if (!file) return 'cancelled'
  const extension = documents.find((known) => known === endingOf(file.name))
  if (extension === undefined) return 'notDocument'
  if (file.size > limits.documentBytes) return 'tooLarge'
  const { cloudPaths } = await call('files.prepareUpload', { extensions: [extension] })
  return { fileId: await upload(file.path, cloudPaths[0] ?? ''), name: shortened(file.name, extension) }
}

/** A name that fits, with its ending, by which phones know how to open it. */
function shortened(name: string, extension: string): string {
  return name.length <= limits.title ? name : `${name.slice(0, limits.title - extension.length - 2)}….${extension}`
}

/**
 * Lets the person pick a sheet out of a chat and uploads it. Answers its file id; `cancelled` when they change their mind, `tooLarge` or
 * `notSheet` when it cannot be read in any case.
 */
export async function chooseAndUploadSheet(
  mostBytes: number,
): Promise<{ fileId: string } | 'cancelled' | 'tooLarge' | 'notSheet'> {
  const file = await chooseFromChat(['xlsx'])
  if (!file) return 'cancelled'
  if (!/\.xlsx$/i.test(file.name)) return 'notSheet'
  if (file.size > mostBytes) return 'tooLarge'
  const { cloudPath } = await call('imports.prepareImport', {})
  return { fileId: await upload(file.path, cloudPath) }
}

async function chooseFromChat(extension: string[]): Promise<{ path: string; name: string; size: number } | undefined> {
  try {
    return (await wx.chooseMessageFile({ count: 1, type: 'file', extension })).tempFiles[0]
  } catch {
    return undefined
  }
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
  return pictures.find((known) => known === endingOf(path)) ?? 'jpg'
}

const endingOf = (path: string): string | undefined => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase()
