import type { UseCase } from '../../../kernel/use-case'
import { listEvents as pageOfEvents } from './finding-store'
import { eventView } from '../views'
import { chosenBy } from './event-filter'
import { metresTo, mostRead, passes } from './passes'

export const listEvents: UseCase<'events.listEvents'> = async ({ cursor, limit, ...filter }, { actor, now }) => {
  const { documents, nextCursor } = await pageOfEvents({
    ...chosenBy(filter, actor, now),
    memberId: actor.memberId,
    cursor,
    limit,
    read: mostRead(filter, limit),
    passes: passes(filter, actor, now),
  })
  const items = documents.map((event) => {
    const metresAway = metresTo(event, filter.near)
    return { ...eventView(event, actor, now), ...(metresAway === null ? {} : { metresAway }) }
  })
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
