import { scopeOf } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { approvedCalled } from '../../members'
import { canManage } from '../rules'
import { events } from '../store'

/** Whoever is meant is found by more of the name. */
const most = 10

/** Members whom the caller looks after, by part of their name: enough to tell two of one name apart, and no phone. */
export const findWalkIns: UseCase<'events.findWalkIns'> = async ({ eventId, text }, { actor }) => {
  const event = await events.get(eventId)
  if (!event || !canManage(event, actor)) throw new AppError('EVENT_NOT_FOUND')
  const found = await approvedCalled(scopeOf(actor, 'organiser', 'administrator'), text, most)
  return {
    items: found.map(({ _id, name, organisations }) => ({
      memberId: _id,
      name,
      organisationNames: organisations.map((organisation) => organisation.name),
    })),
  }
}
