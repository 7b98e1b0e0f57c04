import { atomically } from '../../../kernel/change'
import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { requireManaged } from '../rules'
import { events } from '../store'
import { filesOf, letGo } from './event-files'

/** Nobody but those who prepared it has ever seen it, so nothing of it stays. */
export const deleteDraft: UseCase<'events.deleteDraft'> = async ({ eventId }, context) => {
  const fileIds = await atomically(context, async (change) => {
    const event = requireManaged(await change.get(events, eventId), context.actor)
    if (event.status !== 'draft') throw new AppError('EVENT_NOT_DRAFT')
    await change.remove(events, eventId)
    await change.audit({
      action: 'event.draftDeleted',
      target: { kind: 'event', id: eventId },
      organisationPath: event.organisationPath,
      before: { title: event.title },
    })
    return filesOf(event)
  })
  await letGo(fileIds, context.now)
  return { done: true }
}
