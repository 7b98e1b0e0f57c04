import { atomically } from '../../kernel/change'
import { newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { keepOwnFiles } from '../files'
import { organisationsById, pathsOf, requireAll } from '../organisations'
import { requireAudience } from './rules'
import { notices } from './store'

export const createDraft: UseCase<'notices.createDraft'> = async (input, context) => {
  const { actor, now } = context
  const { organisationIds, includeBelow } = input.audience
  const organisations = requireAll(await organisationsById(organisationIds), organisationIds)
  requireAudience(organisations, actor)
  await keepOwnFiles(actor.memberId, [...input.imageIds, ...input.fileIds], 'notice', now)
  const noticeId = newId('n')
  const organisationPaths = pathsOf(organisations)
  await atomically(context, async (change) => {
    await change.insert(notices, {
      _id: noticeId,
      title: input.title,
      body: input.body,
      audience: { organisationIds: organisations.map(({ _id }) => _id), includeBelow },
      organisationNames: organisations.map(({ name }) => name),
      organisationPaths,
      audiencePaths: organisations.map(({ path }) => ({ path })),
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
      organisationPath: organisationPaths,
      after: { title: input.title, organisationIds, includeBelow },
    })
  })
  return { noticeId }
}
