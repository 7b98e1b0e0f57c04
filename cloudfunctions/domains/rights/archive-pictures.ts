import { shanghaiTime } from '../../kernel/clock'
import { readFile } from '../../platform/files'
import { picturesOf } from '../files'

/** Bytes of pictures in one archive; the pictures and their archive are in the memory of a function (256 MB) at the same time. */
const mostBytes = 30 * 1024 * 1024

export interface ArchivePicture {
  path: string
  caption: string
  content: Buffer
}

/** A person's pictures from one on, as many as an archive takes; `next` is the first that did not fit. */
export async function archivePictures(memberId: string, from: number): Promise<{ pictures: ArchivePicture[]; next?: number }> {
  const all = await picturesOf(memberId)
  const pictures: ArchivePicture[] = []
  let bytes = 0
  for (let at = from; at < all.length; at++) {
    const upload = all[at]
    const content = upload && (await readFile(upload.fileId))
    // Prepared and never uploaded, or removed since.
    if (!upload || !Buffer.isBuffer(content)) continue
    if (pictures.length > 0 && bytes + content.length > mostBytes) return { pictures, next: at }
    bytes += content.length
    const extension = /\.\w+$/.exec(upload.fileId)?.[0] ?? ''
    pictures.push({ path: `图片/${at + 1}${extension}`, caption: `${shanghaiTime(upload.preparedAt)} 上传`, content })
  }
  return { pictures }
}
