import { atomically } from '../../../kernel/change'
import { idOfDraft } from '../../../kernel/ids'
import type { UseCase } from '../../../kernel/use-case'
import { events } from '../store'
import { checkedForNew } from './checked'
import { keepFiles } from './event-files'
import { newEvent } from './new-event'
import { persistently } from '../../../kernel/persistently'

export const createEvent: UseCase<'events.createEvent'> = async ({ organisationId, draftKey, ...given }, context) => {
  const { actor, now } = context
  const eventId = idOfDraft('e', actor.memberId, draftKey)
  const { organisation, organisations } = await checkedForNew(given, organisationId, actor)
  const event = newEvent(given, organisations, { _id: eventId, organisation, creatorId: actor.memberId, seriesId: null })
  await keepFiles(actor, given, null, now)
  await persistently(() =>
    atomically(context, async (change) => {
      if (draftKey !== undefined && (await change.get(events, eventId))) return
      await change.insert(events, event)
      await change.audit({
        action: 'event.created',
        target: { kind: 'event', id: eventId },
        organisationPath: organisation.path,
        after: { title: event.title, capacity: event.capacity, startsAt: event.startsAt.toISOString() },
      })
    }),
  )
  return { eventId }
}
