import { atomically } from '../../../kernel/change'
import type { UseCase } from '../../../kernel/use-case'
import { requireManaged, requirePublishable } from '../rules'
import { events } from '../store'

export const publishEvent: UseCase<'events.publishEvent'> = async ({ eventId }, context) =>
  atomically(context, async (change) => {
    const event = requireManaged(await change.get(events, eventId), context.actor)
    requirePublishable(event, context.now)
    await change.update(events, eventId, { status: 'published' })
    await change.audit({
      action: 'event.published',
      target: { kind: 'event', id: eventId },
      organisationPath: event.organisationPath,
      before: { status: event.status },
      after: { status: 'published' },
    })
    return { done: true }
  })
