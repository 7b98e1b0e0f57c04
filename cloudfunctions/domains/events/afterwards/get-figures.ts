import type { UseCase } from '../../../kernel/use-case'
import { requireManaged } from '../rules'
import { events } from '../store'
import { figuresOf } from './figures'

export const getFigures: UseCase<'events.getFigures'> = async ({ eventId }, { actor, now }) =>
  figuresOf(requireManaged(await events.get(eventId), actor), now)
