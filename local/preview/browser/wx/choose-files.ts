import { element } from '../phone/dom'
import { openLayer } from '../dialogs/layer'
import { showActionSheet } from '../dialogs/action-sheet'
import { methods, Refusal, type Api } from './convention'
import { requirePrivacy } from './privacy'
import { blobOf, keepFile } from './temporary-files'

interface ChooseOptions {
  count?: number
  mediaType?: string[]
}

function pick(accept: string, count: number): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = element('input', { type: 'file', accept, multiple: count > 1, hidden: true, className: 'mp-file' })
    document.body.append(input)
    input.onchange = () => {
      input.remove()
      resolve([...(input.files ?? [])].slice(0, count))
    }
    input.oncancel = () => {
      input.remove()
      reject(new Refusal('cancel'))
    }
    input.click()
  })
}

async function chooseMedia({ count = 9, mediaType = ['image', 'video'] }: ChooseOptions): Promise<object> {
  await requirePrivacy('chooseMedia')
  const accept = mediaType.includes('mix') ? 'image/*,video/*' : mediaType.map((type) => `${type}/*`).join(',')
  const files = await pick(accept, count)
  const tempFiles = files.map((file) => ({
    ...keepFile(file, file.name),
    fileType: file.type.startsWith('video') ? 'video' : 'image',
  }))
  return { tempFiles, type: tempFiles[0]?.fileType ?? 'image' }
}

async function chooseImage({ count = 9 }: ChooseOptions): Promise<object> {
  await requirePrivacy('chooseImage')
  const tempFiles = (await pick('image/*', count)).map((file) => ({ ...keepFile(file, file.name), path: '' }))
  for (const file of tempFiles) file.path = file.tempFilePath
  return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) }
}

interface CompressOptions {
  src: string
  quality?: number
  compressedWidth?: number
}

async function compressImage({ src, quality = 80, compressedWidth }: CompressOptions): Promise<object> {
  const picture = await createImageBitmap(await blobOf(src))
  const width = Math.min(picture.width, compressedWidth ?? picture.width)
  const canvas = new OffscreenCanvas(width, Math.round((picture.height * width) / picture.width))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return keepFile(await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 }))
}

interface PreviewOptions {
  urls?: string[]
  current?: string | number
  sources?: { url: string; type?: 'image' | 'video' }[]
}

function preview({ urls, current = 0, sources }: PreviewOptions): void {
  const items = sources ?? (urls ?? []).map((url) => ({ url, type: 'image' as const }))
  const start = typeof current === 'number' ? current : items.findIndex(({ url }) => url === current)
  const item = items[Math.max(0, start)]
  if (!item) return
  const shown =
    item.type === 'video' ? element('video', { src: item.url, controls: true }) : element('img', { src: item.url, alt: '大图' })
  shown.className = 'mp-preview'
  const layer = openLayer(shown)
  layer.classList.add('mp-layer--black')
  layer.onclick = () => layer.remove()
}

export const mediaApi: Api = methods({
  chooseMedia,
  chooseImage,
  chooseMessageFile: async ({ count = 1 }: ChooseOptions) => ({
    tempFiles: (await pick('', count)).map((file) => ({ ...keepFile(file, file.name), path: URL.createObjectURL(file) })),
  }),
  compressImage,
  previewImage: preview,
  previewMedia: preview,
  getImageInfo: async ({ src }: { src: string }) => {
    const { width, height } = await createImageBitmap(await blobOf(src))
    return { width, height, path: src, orientation: 'up', type: 'jpeg' }
  },
})

/** A picture for `<button open-type="chooseAvatar">`: one that is drawn, or one of the person's own. */
export async function chooseAvatar(): Promise<string> {
  await requirePrivacy('chooseAvatar')
  const choice = await showActionSheet(['使用微信头像', '从相册选择'])
  if (choice === undefined) throw new Refusal('cancel')
  if (choice === 1) return URL.createObjectURL((await pick('image/*', 1))[0] ?? new Blob())
  const canvas = new OffscreenCanvas(132, 132)
  const pen = canvas.getContext('2d')
  if (pen) Object.assign(pen, { fillStyle: '#7a8b99' }).fillRect(0, 0, 132, 132)
  if (pen) Object.assign(pen, { fillStyle: '#fff', font: '64px sans-serif', textAlign: 'center' }).fillText('友', 66, 88)
  return URL.createObjectURL(await canvas.convertToBlob())
}
