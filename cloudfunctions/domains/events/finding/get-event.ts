import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { canManage } from '../rules'
import { eventForGuest, eventWithPlace } from '../store'
import { eventInFull } from '../views'

export const getEvent: UseCase<'events.getEvent'> = async ({ eventId }, { actor, now }) => {
  const event = await (actor.memberId === null ? eventForGuest(eventId) : eventWithPlace(eventId, actor.memberId))
  if (!event) throw new AppError('EVENT_NOT_FOUND')
  // A draft is nobody's business but those who prepare it.
  if (event.status === 'draft' && !canManage(event, actor)) {
    throw new AppError('EVENT_NOT_FOUND')
  }
  return eventInFull(event, actor, now)
}
