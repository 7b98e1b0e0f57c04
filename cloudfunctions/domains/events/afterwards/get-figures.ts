import type { UseCase } from '../../../kernel/use-case'
import { managedEvent } from '../managed-event'
import { figuresOf } from './figures'

export const getFigures: UseCase<'events.getFigures'> = async ({ eventId }, { actor, now }) =>
  figuresOf(await managedEvent(eventId, actor), now)
