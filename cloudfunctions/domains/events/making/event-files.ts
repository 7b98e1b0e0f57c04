import type { Actor } from '../../../kernel/access'
import { scopeOf } from '../../../kernel/access'
import { command } from '../../../platform/database'
import { keepOwnFiles, letGoOf } from '../../files'
import type { EventRecord } from '../records'
import { events } from '../store'
import type { GivenDetails } from './details-rules'

type Files = Pick<GivenDetails, 'cover' | 'files'> | Pick<EventRecord, 'cover' | 'files'>

/** The files an event uses: its cover from the album, and its attachments. */
export function filesOf({ cover, files }: Files): string[] {
  return [...(cover && 'imageId' in cover ? [cover.imageId] : []), ...files.map(({ fileId }) => fileId)]
}

/** The events that use one of some files. */
function using(fileIds: string[]): object {
  const _ = command()
  return _.or([{ 'files.fileId': _.in(fileIds) }, { 'cover.imageId': _.in(fileIds) }, { photoIds: _.in(fileIds) }])
}

/**
 * Refuses files that are neither the organiser's own nor those of an event they run, and notes that they are part of the office's record.
 * An event made after another one uses the same files.
 */
export async function keepFiles(actor: Actor, given: Files, former: EventRecord | null, now: Date): Promise<void> {
  const standing = new Set(former ? filesOf(former) : [])
  const wanted = [...new Set(filesOf(given))].filter((fileId) => !standing.has(fileId))
  if (wanted.length === 0) return
  const _ = command()
  const scope = { organisationPath: _.in(scopeOf(actor, 'organiser', 'administrator')) }
  const found = await events.find(_.and([scope, using(wanted)]), { limit: 100, fields: { cover: 1, files: 1 } })
  const known = new Set(found.flatMap(filesOf))
  const own = wanted.filter((fileId) => !known.has(fileId))
  await keepOwnFiles(actor.memberId, own, 'event', now)
}

/** Lets files go that an event used and no event uses any more; they are removed later, like what was never sent. */
export async function letGo(fileIds: string[], now: Date): Promise<void> {
  if (fileIds.length === 0) return
  const still = await events.find(using(fileIds), { limit: 100, fields: { cover: 1, files: 1, photoIds: 1 } })
  const used = new Set(still.flatMap((event) => [...filesOf(event), ...event.photoIds]))
  await letGoOf(
    fileIds.filter((fileId) => !used.has(fileId)),
    now,
  )
}

/** Whether a photo of an event is also its cover or attachment, or something of another event. */
export async function isUsedBeside(eventId: string, photoId: string): Promise<boolean> {
  const found = await events.find(using([photoId]), { limit: 100, fields: { cover: 1, files: 1 } })
  return found.some((event) => event._id !== eventId || filesOf(event).includes(photoId))
}
