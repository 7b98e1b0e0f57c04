import type { UseCase } from '../../../kernel/use-case'
import { actOn, arrivalView, rowOf } from './act-on'

/** Notes that somebody left. A repeat answers when they did. */
export const signOut: UseCase<'events.signOut'> = async ({ eventId, memberId, ticket, key }, { actor, now }) => {
  const { row } = await actOn(rowOf(eventId, { memberId, ticket }, actor), { act: 'out', at: now, by: actor, key, now })
  return arrivalView(row)
}
