import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { actOn, rowOf } from './act-on'

/** Takes back that somebody came, and with it that they left. */
export const undoCheckIn: UseCase<'events.undoCheckIn'> = async ({ eventId, memberId, key }, { actor, now }) => {
  const { standing } = await actOn(rowOf(eventId, { memberId }, actor), { act: 'undo', at: now, by: actor, key, now })
  if (standing === 'already') throw new AppError('NOT_CHECKED_IN')
  return { done: true }
}
