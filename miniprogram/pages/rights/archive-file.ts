import type { OutputOf } from '../../services/api'
import { imageUrls } from '../../services/upload'

type Made = OutputOf<'rights.exportMyData'>

/** An archive that was fetched: where it lies on this phone, and the name it is sent under. */
export interface Archive {
  fileId: string
  fileName: string
  filePath: string
}

/** 「1.2 MB，3 张图片」 */
export function aboutArchive({ bytes, pictures }: Pick<Made, 'bytes' | 'pictures'>): string {
  const size = bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
  return pictures === 0 ? size : `${size}，${pictures} 张图片`
}

export function canSendArchive(): boolean {
  return wx.canIUse('shareFileMessage')
}

/** Only WeChat on a computer has a disk to save to. */
export function canSaveArchive(): boolean {
  return wx.canIUse('saveFileToDisk')
}

/** Brings the archive to this phone. */
export async function fetchArchive({ fileId, fileName }: Pick<Made, 'fileId' | 'fileName'>): Promise<Archive> {
  const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId })
  return { fileId, fileName, filePath: tempFilePath }
}

/** Lets the person choose a chat for the file; WeChat wants this straight after a tap. False when it cannot be sent. */
export async function sendArchive({ filePath, fileName }: Archive): Promise<boolean> {
  return new Promise((resolve) => {
    wx.shareFileMessage({
      filePath,
      fileName,
      success: () => resolve(true),
      // Choosing no chat is no trouble.
      fail: ({ errMsg }) => resolve(errMsg.includes('cancel')),
    })
  })
}

export async function saveArchive({ filePath }: Archive): Promise<boolean> {
  return new Promise((resolve) => {
    wx.saveFileToDisk({ filePath, success: () => resolve(true), fail: ({ errMsg }) => resolve(errMsg.includes('cancel')) })
  })
}

/** An address for a browser; it is good for a short time. */
export async function linkTo(fileId: string): Promise<string> {
  const [link] = await imageUrls([fileId])
  if (!link) throw new Error('the archive is gone')
  return link
}

/** Takes the file away from the phone again: it has the phone number in full. */
export function removeArchive({ filePath }: Archive): void {
  wx.getFileSystemManager().unlink({ filePath, fail: () => undefined })
}
