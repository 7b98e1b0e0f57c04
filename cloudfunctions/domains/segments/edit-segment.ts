import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { drafted } from './draft'
import { requireSegment, segmentRoles, traceOf } from './rules'
import { segments } from './store'

/** A segment is the office's, so whoever reaches all of it may change it, whoever made it. */
export const editSegment: UseCase<'segments.editSegment'> = async ({ segmentId, ...input }, context) => {
  const segment = await drafted(input, context)
  await atomically(context, async (change) => {
    const former = requireSegment(await change.get(segments, segmentId), context.actor, ...segmentRoles)
    await change.update(segments, segmentId, segment)
    await change.audit({
      action: 'segment.edited',
      target: { kind: 'segment', id: segmentId },
      organisationPath: segment.organisationPaths,
      before: traceOf(former),
      after: traceOf(segment),
    })
  })
  return { done: true }
}
