import { managedEvent } from '../managed-event'
import { atomically } from '../../../kernel/change'
import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { canManage } from '../rules'
import { draftsOfSeries, events } from '../store'
import { publish } from './publish-event'

/** All drafts of a series that are still to come, or none; published once whoever asks how often. */
export const publishSeries: UseCase<'events.publishSeries'> = async ({ eventId }, context) => {
  const { actor, now } = context
  const { seriesId } = await managedEvent(eventId, actor)
  if (seriesId === null) throw new AppError('EVENT_NOT_FOUND')
  const drafts = await draftsOfSeries(seriesId)
  const published = await atomically(context, async (change) => {
    let count = 0
    for (const { _id } of drafts) {
      const event = await change.get(events, _id)
      if (event?.status !== 'draft' || event.endsAt <= now || !canManage(event, actor)) continue
      await publish(change, event)
      count++
    }
    return count
  })
  return { published }
}
