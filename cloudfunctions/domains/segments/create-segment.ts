import { atomically } from '../../kernel/change'
import { idOfDraft } from '../../kernel/ids'
import { persistently } from '../../kernel/persistently'
import type { UseCase } from '../../kernel/use-case'
import { drafted } from './draft'
import { traceOf } from './rules'
import { segments } from './store'

export const createSegment: UseCase<'segments.createSegment'> = async ({ draftKey, ...input }, context) => {
  const { actor } = context
  const segment = await drafted(input, context)
  const segmentId = idOfDraft('s', actor.memberId, draftKey)
  await persistently(() =>
    atomically(context, async (change) => {
      if (draftKey !== undefined && (await change.get(segments, segmentId))) return
      await change.insert(segments, {
        _id: segmentId,
        status: 'current',
        ...segment,
        createdById: actor.memberId,
        createdByName: actor.name,
      })
      await change.audit({
        action: 'segment.created',
        target: { kind: 'segment', id: segmentId },
        organisationPath: segment.organisationPaths,
        after: traceOf(segment),
      })
    }),
  )
  return { segmentId }
}
