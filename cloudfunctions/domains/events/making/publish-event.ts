import type { Change } from '../../../kernel/change'
import { atomically } from '../../../kernel/change'
import type { UseCase } from '../../../kernel/use-case'
import type { EventRecord } from '../records'
import { requireManaged, requirePublishable } from '../rules'
import { events } from '../store'

export const publishEvent: UseCase<'events.publishEvent'> = async ({ eventId }, context) =>
  atomically(context, async (change) => {
    const event = requireManaged(await change.get(events, eventId), context.actor)
    requirePublishable(event, context.now)
    await publish(change, event)
    return { done: true }
  })

/** Lets everybody see a draft, with its entry. */
export async function publish(change: Change, { _id, status, organisationPath }: EventRecord): Promise<void> {
  await change.update(events, _id, { status: 'published' })
  await change.audit({
    action: 'event.published',
    target: { kind: 'event', id: _id },
    organisationPath,
    before: { status },
    after: { status: 'published' },
  })
}
