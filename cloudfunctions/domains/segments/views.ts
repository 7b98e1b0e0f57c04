import type { OutputOf } from '../../contracts'
import type { SegmentRecord } from './records'
import { filterWords } from './rules'

export function segmentView(segment: SegmentRecord): OutputOf<'segments.getSegment'> {
  return {
    segmentId: segment._id,
    name: segment.name,
    filter: segment.filter,
    words: filterWords(segment.filter, segment.organisationNames),
    byName: segment.createdByName,
    updatedAt: segment.updatedAt.toISOString(),
  }
}
