import { derivedId } from '../../../cloudfunctions/kernel/ids'
import { organiser } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const read = { most: 2 }

/** Telling people, and what comes after: on a seeded event that is over, where member 3 came. */
export async function afterAnEvent(counter: UseCaseCounter): Promise<void> {
  const eventId = derivedId('e', 'seed', 'past-blood')
  const came = 'demo-member-3'
  await counter.call(organiser, 'events.messagePeople', { eventId, to: 'checkedIn', text: '谢谢大家。' })
  await counter.call(organiser, 'events.listMessages', { eventId }, read)
  await counter.call(came, 'events.rateEvent', { eventId, stars: 5, comment: '很好' }, { most: 3 })
  await counter.call(organiser, 'events.getFigures', { eventId }, { most: 6 })
  const { cloudPaths } = await counter.server.call(organiser, 'files.prepareUpload', { extensions: ['png'] })
  const [imageId = ''] = await Promise.all(cloudPaths.map((cloudPath) => uploaded(counter, cloudPath)))
  await counter.call(organiser, 'events.addPhotos', { eventId, imageIds: [imageId] })
  await counter.call(came, 'events.listPhotos', { eventId }, read)
  await counter.call(organiser, 'events.removePhoto', { eventId, imageId })
  await counter.call(organiser, 'events.sendSummary', { eventId })
  const wish = { what: 'roster', filter: { eventId }, reason: '寄感谢信' } as const
  await counter.call(organiser, 'exports.requestExport', wish, { when: 'the list of an event' })
}

/** Uploads a picture as the phone does and answers its id. */
async function uploaded({ server }: UseCaseCounter, cloudPath: string): Promise<string> {
  const body = new Uint8Array([137, 80, 78, 71])
  const response = await fetch(`${server.url}/upload/${encodeURIComponent(cloudPath)}`, { method: 'PUT', body })
  return ((await response.json()) as { fileID: string }).fileID
}
