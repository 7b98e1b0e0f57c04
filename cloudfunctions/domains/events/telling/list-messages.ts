import type { UseCase } from '../../../kernel/use-case'
import { requireManaged } from '../rules'
import { events } from '../store'
import { announcementsOf } from './announcement-store'

export const listMessages: UseCase<'events.listMessages'> = async ({ eventId, cursor, limit }, { actor }) => {
  const [event, { documents, nextCursor }] = await Promise.all([events.get(eventId), announcementsOf(eventId, cursor, limit)])
  requireManaged(event, actor)
  const items = documents.map(({ _id, kind, to, title, body, at, by, fanOut }) => ({
    messageId: _id,
    kind,
    to,
    title,
    body,
    at: at.toISOString(),
    ...(by === null ? {} : { byName: by.name }),
    people: fanOut.recipients,
    isSending: fanOut.state === 'filling',
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
