import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { reachesAll, segmentRoles } from './rules'
import { segmentsTouching } from './store'
import { segmentView } from './views'

/** A page may hold fewer than were asked for: what somebody reaches only in part is left out. */
export const listSegments: UseCase<'segments.listSegments'> = async ({ cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await segmentsTouching(scopeOf(actor, ...segmentRoles), cursor, limit)
  const items = documents.filter(({ audiencePaths }) => reachesAll(actor, audiencePaths, ...segmentRoles)).map(segmentView)
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
