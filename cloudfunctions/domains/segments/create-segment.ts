import { atomically } from '../../kernel/change'
import { newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { drafted } from './draft'
import { traceOf } from './rules'
import { segments } from './store'

export const createSegment: UseCase<'segments.createSegment'> = async (input, context) => {
  const { actor } = context
  const segment = await drafted(input, context)
  const segmentId = newId('s')
  await atomically(context, async (change) => {
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
  })
  return { segmentId }
}
