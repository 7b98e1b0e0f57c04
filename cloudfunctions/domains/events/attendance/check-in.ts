import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { actOn, arrivalView, rowOf } from './act-on'

/** Marks one person at one event, by hand or by their ticket. The row keeps who did it and when, so the act and its trace are one write. */
export const checkIn: UseCase<'events.checkIn'> = async ({ eventId, memberId, ticket, key }, { actor, now }) => {
  const which = rowOf(eventId, { memberId, ticket }, actor)
  const { row, standing } = await actOn(which, { act: 'in', at: now, by: actor, key, now })
  if (standing === 'already' || row.checkedInAt === null) throw new AppError('ALREADY_CHECKED_IN')
  return { ...arrivalView(row), checkedInAt: row.checkedInAt.toISOString() }
}
