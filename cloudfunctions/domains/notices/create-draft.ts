import type { AuditValues } from '../../kernel/audit-acts'
import { atomically } from '../../kernel/change'
import { idOfDraft } from '../../kernel/ids'
import { persistently } from '../../kernel/persistently'
import type { UseCase } from '../../kernel/use-case'
import { keepOwnFiles } from '../files'
import { addressed } from './audience'
import type { Audience } from './records'
import { notices } from './store'

export const createDraft: UseCase<'notices.createDraft'> = async (input, context) => {
  const { actor, now } = context
  const address = await addressed(input.audience, actor)
  await keepOwnFiles(actor.memberId, [...input.imageIds, ...input.fileIds], 'notice', now)
  const noticeId = idOfDraft('n', actor.memberId, input.draftKey)
  await persistently(() =>
    atomically(context, async (change) => {
      if (input.draftKey !== undefined && (await change.get(notices, noticeId))) return
      await change.insert(notices, {
        _id: noticeId,
        title: input.title,
        body: input.body,
        ...address,
        imageIds: input.imageIds,
        fileIds: input.fileIds,
        needsAcknowledgement: input.needsAcknowledgement,
        acknowledgeBy: input.acknowledgeBy === undefined ? null : new Date(input.acknowledgeBy),
        importance: input.importance,
        authorId: actor.memberId,
        authorName: actor.name,
        status: 'draft',
        updatedAt: now,
        publishedAt: null,
        fanOut: { state: 'none', after: null, recipients: 0 },
      })
      await change.audit({
        action: 'notice.drafted',
        target: { kind: 'notice', id: noticeId },
        organisationPath: address.organisationPaths,
        after: { title: input.title, ...traceOf(address.audience) },
      })
    }),
  )
  return { noticeId }
}

/** An audience in the audit: of named members only how many. */
function traceOf(audience: Audience): AuditValues {
  if ('memberIds' in audience) return { members: audience.memberIds.length }
  return 'filter' in audience ? { segmentId: audience.segmentId } : audience
}
