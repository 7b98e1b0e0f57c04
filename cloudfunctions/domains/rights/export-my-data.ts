import { strToU8, zipSync } from 'fflate'
import { addMinutes, shanghaiDate } from '../../kernel/clock'
import { newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { fileIdAt, storeFile } from '../../platform/files'
import type { MemberRecord } from '../members'
import type { ArchivePicture } from './archive-pictures'
import { archivePictures } from './archive-pictures'
import { archives, forgetArchives } from '../files'
import { everythingAbout, requireOwnRecord } from './held'
import { readablePage } from './readable-page'

/** How long an archive can be fetched. */
const fetchHours = 24

/** The row that leads to the file comes before the file, so that no file is left that nobody would remove. */
export const exportMyData: UseCase<'rights.exportMyData'> = async ({ fromPicture }, { actor, now }) => {
  const member = await requireOwnRecord(actor)
  const { pictures, next } = await archivePictures(member._id, fromPicture)
  const files = fromPicture === 0 ? await writtenParts(member, pictures, now) : {}
  const archive = zipSync({ ...files, ...stored(pictures) }, { mtime: now })
  // One archive a person: the last one is of no use any more.
  await forgetArchives(member._id)
  const _id = newId('z')
  const cloudPath = `archives/${_id}.zip`
  const expiresAt = addMinutes(now, fetchHours * 60)
  const fileId = await fileIdAt(cloudPath)
  await archives.insert({ _id, memberId: member._id, fileId, madeAt: now, expiresAt })
  await storeFile(cloudPath, Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength))
  return {
    fileName: `同心桥-我的数据-${shanghaiDate(now)}${fromPicture === 0 ? '' : `-图片${fromPicture + 1}起`}.zip`,
    fileId,
    bytes: archive.length,
    pictures: pictures.length,
    expiresAt: expiresAt.toISOString(),
    ...(next === undefined ? {} : { nextPicture: next }),
  }
}

/** The stored values as JSON, and the page to read. */
async function writtenParts(member: MemberRecord, pictures: ArchivePicture[], now: Date) {
  const parts = await everythingAbout(member)
  const content = Object.fromEntries(parts.map(({ title, documents }) => [title, documents]))
  return {
    '我的数据.html': strToU8(readablePage(member.name, parts, pictures, now)),
    '我的数据.json': strToU8(JSON.stringify({ exportedAt: now, ...content }, null, 2)),
  }
}

/** Pictures are compressed already. */
function stored(pictures: ArchivePicture[]) {
  return Object.fromEntries(pictures.map(({ path, content }) => [path, [content, { level: 0 }] as [Buffer, { level: 0 }]]))
}
