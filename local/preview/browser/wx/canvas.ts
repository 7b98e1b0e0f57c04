import { showModal } from '../dialogs/modal'
import { showToast } from '../dialogs/toast'
import { element } from '../phone/dom'
import { methods, Refusal, type Api } from './convention'
import { requirePrivacy } from './privacy'
import { blobOf, keepFile } from './temporary-files'

/** Pictures that went to the album, for tests. */
export const album: string[] = []

interface ExportOptions {
  canvas?: HTMLCanvasElement
  /** The part to take; without it all of the canvas. */
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'png' | 'jpg'
  quality?: number
}

/** A picture of a canvas of type 2d, all of it or a part, in the size that is asked for. */
async function canvasToTempFilePath({ canvas, x = 0, y = 0, ...rest }: ExportOptions): Promise<object> {
  if (!canvas) throw new Refusal('invalid canvas')
  const { width = canvas.width - x, height = canvas.height - y, fileType = 'png', quality = 1 } = rest
  const { destWidth = width, destHeight = height } = rest
  const picture = new OffscreenCanvas(destWidth, destHeight)
  const pen = picture.getContext('2d')
  // A JPEG has no transparency: what nobody painted is white there.
  if (pen && fileType === 'jpg') Object.assign(pen, { fillStyle: '#fff' }).fillRect(0, 0, destWidth, destHeight)
  pen?.drawImage(canvas, x, y, width, height, 0, 0, destWidth, destHeight)
  return keepFile(await picture.convertToBlob({ type: fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality }))
}

async function saveImageToPhotosAlbum({ filePath }: { filePath: string }): Promise<void> {
  await requirePrivacy('saveImageToPhotosAlbum')
  const source = URL.createObjectURL(await blobOf(filePath))
  const picture = element('img', { className: 'mp-modal__picture', src: source, alt: '要保存的图片' })
  const { confirm } = await showModal({ title: '保存到相册', confirmText: '允许', cancelText: '拒绝' }, picture)
  if (!confirm) throw new Refusal('auth deny')
  album.push(source)
  showToast({ title: '已保存到系统相册', icon: 'none' })
}

export const canvasApi: Api = {
  createOffscreenCanvas: ({ width = 300, height = 150 } = {}) =>
    Object.assign(element('canvas', { width, height }), { createImage: () => new Image() }),
  ...methods({ canvasToTempFilePath, saveImageToPhotosAlbum }),
}
