import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { miniProgramPicture } from '../../../platform/mini-program-picture'
import { events } from '../store'

const page = 'pages/events/detail/detail'

/** The id is the scene: 22 characters of the 32 that WeChat allows. */
export const makeEventPicture: UseCase<'events.makeEventPicture'> = async ({ eventId }) => {
  const event = await events.get(eventId)
  if (event?.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  const picture = await miniProgramPicture(event._id, page)
  if (!picture) throw new AppError('PICTURE_UNAVAILABLE')
  return picture
}
