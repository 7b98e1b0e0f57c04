import { scopeOf } from '../../../kernel/access'
import type { UseCase } from '../../../kernel/use-case'
import { managedEvent } from '../managed-event'
import { countPeople } from './attendance-store'

/** How many people are there by now; asked every few seconds during the day. */
export const getCounts: UseCase<'events.getCounts'> = async ({ eventId }, { actor }) => {
  const { rows, ...counts } = await countPeople(eventId, scopeOf(actor, 'organiser', 'administrator'))
  // Nobody is either an event without sign-ups or one out of reach; only then it is worth a look.
  if (rows === 0) await managedEvent(eventId, actor)
  return counts
}
