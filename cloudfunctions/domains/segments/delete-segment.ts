import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { requireSegment, segmentRoles } from './rules'
import { segments } from './store'

/** Harms nothing that was written to it: a notice holds a copy of the filter. */
export const deleteSegment: UseCase<'segments.deleteSegment'> = async ({ segmentId }, context) => {
  await atomically(context, async (change) => {
    const { name, organisationPaths } = requireSegment(await change.get(segments, segmentId), context.actor, ...segmentRoles)
    await change.update(segments, segmentId, { status: 'deleted', updatedAt: context.now })
    await change.audit({
      action: 'segment.deleted',
      target: { kind: 'segment', id: segmentId },
      organisationPath: organisationPaths,
      before: { name },
    })
  })
  return { done: true }
}
