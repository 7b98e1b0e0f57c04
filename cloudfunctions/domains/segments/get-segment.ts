import type { UseCase } from '../../kernel/use-case'
import { requireSegment, segmentRoles } from './rules'
import { segments } from './store'
import { segmentView } from './views'

export const getSegment: UseCase<'segments.getSegment'> = async ({ segmentId }, { actor }) =>
  segmentView(requireSegment(await segments.get(segmentId), actor, ...segmentRoles))
