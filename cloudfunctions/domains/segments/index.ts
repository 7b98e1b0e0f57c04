import type { segmentsContract } from '../../contracts/segments'
import type { HandlersOf } from '../../kernel/use-case'
import { countMatches } from './count-matches'
import { createSegment } from './create-segment'
import { deleteSegment } from './delete-segment'
import { editSegment } from './edit-segment'
import { getSegment } from './get-segment'
import { listMatches } from './list-matches'
import { listSegments } from './list-segments'
import { listSkills } from './list-skills'

export const handlers: HandlersOf<typeof segmentsContract> = {
  'segments.createSegment': createSegment,
  'segments.editSegment': editSegment,
  'segments.deleteSegment': deleteSegment,
  'segments.listSegments': listSegments,
  'segments.getSegment': getSegment,
  'segments.countMatches': countMatches,
  'segments.listMatches': listMatches,
  'segments.listSkills': listSkills,
}

export { followOrganisations } from './follow-organisations'
export type { SegmentFilter, SegmentRecord } from './records'
export { countFor, filterWords, matches, namingRoles, reachesAll, requireSegment, segmentRoles } from './rules'
export { criteriaOf, matchingIds, moveToMember, segments } from './store'
