import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { notices, readLine } from './store'

export const read: UseCase<'notices.read'> = async ({ noticeId }, { actor, now }) => {
  const line = await readLine(noticeId, actor.memberId, now)
  if (!line) throw new AppError('NOTICE_NOT_FOUND')
  const common = {
    noticeId,
    kind: line.kind,
    title: line.title,
    publishedAt: line.publishedAt.toISOString(),
    readAt: (line.readAt ?? now).toISOString(),
    ...(line.acknowledgedAt === null ? {} : { acknowledgedAt: line.acknowledgedAt.toISOString() }),
    ...(line.page === null ? {} : { page: line.page }),
  }
  if (line.kind === 'personal') return { ...common, body: line.body ?? '', needsAcknowledgement: false }
  const notice = await notices.get(noticeId)
  if (!notice) throw new AppError('NOTICE_NOT_FOUND')
  return {
    ...common,
    body: notice.body,
    organisationName: notice.organisationNames.join('、'),
    needsAcknowledgement: notice.needsAcknowledgement,
  }
}
