import { AppError } from '../../../kernel/app-error'
import { atomically } from '../../../kernel/change'
import type { UseCase } from '../../../kernel/use-case'
import { discardEventFiles } from '../../files'
import { managedEvent } from '../managed-event'
import { isUsedBeside } from '../making/event-files'
import { requireManaged } from '../rules'
import { events } from '../store'

/** The picture goes before the line that leads to it: whoever is cut off taps again, and no picture is left that nobody would remove. */
export const removePhoto: UseCase<'events.removePhoto'> = async ({ eventId, imageId }, context) => {
  const { actor } = context
  const found = await managedEvent(eventId, actor)
  if (!found.photoIds.includes(imageId)) throw new AppError('PHOTO_NOT_FOUND')
  if (!(await isUsedBeside(eventId, imageId))) await discardEventFiles([imageId])
  await atomically(context, async (change) => {
    const event = requireManaged(await change.get(events, eventId), actor)
    const photoIds = event.photoIds.filter((id) => id !== imageId)
    if (photoIds.length === event.photoIds.length) return
    await change.update(events, eventId, { photoIds })
    await change.audit({
      action: 'event.photoRemoved',
      target: { kind: 'event', id: eventId },
      organisationPath: event.organisationPath,
      before: { photos: event.photoIds.length },
      after: { photos: photoIds.length },
    })
  })
  return { done: true }
}
