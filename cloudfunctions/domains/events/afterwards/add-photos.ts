import { AppError } from '../../../kernel/app-error'
import { atomically } from '../../../kernel/change'
import type { UseCase } from '../../../kernel/use-case'
import { keepOwnFiles } from '../../files'
import { managedEvent } from '../managed-event'
import { requireManaged } from '../rules'
import { events } from '../store'
import { withPhotos } from './afterwards-rules'

export const addPhotos: UseCase<'events.addPhotos'> = async ({ eventId, imageIds }, context) => {
  const { actor, now } = context
  const found = await managedEvent(eventId, actor)
  if (found.status === 'draft') throw new AppError('EVENT_NOT_FOUND')
  withPhotos(found.photoIds, imageIds)
  await keepOwnFiles(actor.memberId, imageIds, 'event', now)
  return atomically(context, async (change) => {
    const event = requireManaged(await change.get(events, eventId), actor)
    const photoIds = withPhotos(event.photoIds, imageIds)
    const photos = photoIds.length
    // Sent again after a lost answer.
    if (photos === event.photoIds.length) return { photos }
    await change.update(events, eventId, { photoIds })
    await change.audit({
      action: 'event.photosAdded',
      target: { kind: 'event', id: eventId },
      organisationPath: event.organisationPath,
      before: { photos: event.photoIds.length },
      after: { photos },
    })
    return { photos }
  })
}
