import type { OutputOf } from '../../services/api'

/** 「23 人」「少于 3 人」: a few people are not counted out to those who may not see who they are. */
export function countText(people: OutputOf<'segments.countMatches'>): string {
  return 'count' in people ? `${people.count} 人` : `少于 ${people.fewerThan} 人`
}
