import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import type { NoticeAct } from './rules'
import { audienceText, refusalOf } from './rules'
import { noticesWithin } from './store'

const acts: NoticeAct[] = ['submitForReview', 'publish']

export const listForStaff: UseCase<'notices.listForStaff'> = async ({ cursor, limit }, { actor }) => {
  const scope = scopeOf(actor, 'editor', 'reviewer', 'administrator')
  const { documents, nextCursor } = await noticesWithin(scope, actor.memberId, cursor, limit)
  const items = documents.map((notice) => ({
    noticeId: notice._id,
    title: notice.title,
    body: notice.body,
    status: notice.status,
    authorName: notice.authorName,
    organisationNames: notice.organisationNames,
    audience: audienceText(notice),
    updatedAt: notice.updatedAt.toISOString(),
    ...(notice.publishedAt === null
      ? {}
      : { publishedAt: notice.publishedAt.toISOString(), recipients: notice.fanOut.recipients }),
    can: acts.filter((act) => refusalOf(act, notice, actor) === null),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
