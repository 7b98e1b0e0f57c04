import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { canManage } from '../rules'
import { eventWithMine, eventWithPlace } from '../store'
import { eventView } from '../views'

export const getEvent: UseCase<'events.getEvent'> = async ({ eventId }, { actor }) => {
  const event = await (actor.memberId === null ? eventWithMine(eventId, null) : eventWithPlace(eventId, actor.memberId))
  if (!event) throw new AppError('EVENT_NOT_FOUND')
  // A draft is nobody's business but those who prepare it.
  if (event.status === 'draft' && !canManage(event, actor)) {
    throw new AppError('EVENT_NOT_FOUND')
  }
  return eventView(event, actor)
}
