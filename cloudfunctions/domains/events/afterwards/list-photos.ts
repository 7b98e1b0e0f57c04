import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { canManage } from '../rules'
import { eventWithMine } from '../store'
import { tookPart } from './afterwards-rules'

export const listPhotos: UseCase<'events.listPhotos'> = async ({ eventId }, { actor }) => {
  const event = await eventWithMine(eventId, actor.memberId)
  const mayManage = event !== null && canManage(event, actor)
  if (!event || (event.status === 'draft' && !mayManage)) throw new AppError('EVENT_NOT_FOUND')
  if (!mayManage && !tookPart(event.mine?.[0])) throw new AppError('TOOK_NO_PART')
  return { items: event.photoIds.map((imageId) => ({ imageId })), title: event.title, mayManage }
}
