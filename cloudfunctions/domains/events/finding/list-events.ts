import { scopeOf } from '../../../kernel/access'
import type { ParsedInputOf } from '../../../contracts'
import type { UseCase, UseCaseContext } from '../../../kernel/use-case'
import type { Criteria } from '../../../platform/database'
import { command } from '../../../platform/database'
import { listEvents as pageOfEvents } from '../store'
import { eventView } from '../views'

export const listEvents: UseCase<'events.listEvents'> = async ({ filter, cursor, limit }, { actor, now }) => {
  const { criteria, direction } = chosenBy(filter, actor, now)
  const { documents, nextCursor } = await pageOfEvents({ criteria, direction, memberId: actor.memberId, cursor, limit })
  return { items: documents.map((event) => eventView(event, actor)), ...(nextCursor === undefined ? {} : { nextCursor }) }
}

function chosenBy(
  filter: ParsedInputOf<'events.listEvents'>['filter'],
  actor: UseCaseContext<'events.listEvents'>['actor'],
  now: Date,
): { criteria: Criteria; direction: 'asc' | 'desc' } {
  const _ = command()
  switch (filter) {
    case 'upcoming':
      return { criteria: { status: 'published', startsAt: _.gte(now) }, direction: 'asc' }
    case 'past':
      return { criteria: { status: 'published', startsAt: _.lt(now) }, direction: 'desc' }
    case 'managed':
      return { criteria: { organisationPath: _.in(scopeOf(actor, 'organiser', 'administrator')) }, direction: 'desc' }
  }
}
