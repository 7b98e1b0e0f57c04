import type { UseCase } from '../../../kernel/use-case'
import { requireManaged } from '../rules'
import { eventWithAnnouncements } from './announcement-store'

export const listMessages: UseCase<'events.listMessages'> = async ({ eventId, cursor, limit }, { actor }) => {
  const found = await eventWithAnnouncements(eventId, cursor, limit)
  requireManaged(found?.event ?? null, actor)
  const { documents = [], nextCursor } = found ?? {}
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
