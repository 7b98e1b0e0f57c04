import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { managedEvent } from '../managed-event'
import { codeSeconds } from './code-rules'
import { doorCodes } from './codes'

/** The codes of the next minutes, so that a phone without a network goes on showing the right one. */
export const getCheckInCode: UseCase<'events.getCheckInCode'> = async ({ eventId, direction }, { actor, now }) => {
  const event = await managedEvent(eventId, actor)
  if (event.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  if (!event.selfCheckIn) throw new AppError('SELF_CHECK_IN_OFF')
  if (direction === 'out' && !event.signOut) throw new AppError('SIGN_OUT_OFF')
  return { title: event.title, everySeconds: codeSeconds.every, codes: doorCodes(eventId, direction, now) }
}
