import type { UseCase } from '../../kernel/use-case'
import { inboxPage } from './store'

export const listInbox: UseCase<'notices.listInbox'> = async ({ cursor, limit }, { actor }) => {
  const { unread, documents, nextCursor } = await inboxPage(actor.memberId, cursor, limit)
  const items = documents.map(({ noticeId, kind, title, publishedAt, readAt }) => ({
    noticeId,
    kind,
    title,
    publishedAt: publishedAt.toISOString(),
    ...(readAt === null ? {} : { readAt: readAt.toISOString() }),
  }))
  return { items, unread, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
