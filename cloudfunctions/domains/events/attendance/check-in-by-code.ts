import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { signUpId } from '../store'
import { actOn, arrivalView } from './act-on'
import { openDoorCode } from './codes'

/**
 * The member scans what the organiser shows. That the event lets them was looked at when the code was made, less than five minutes ago, so
 * this needs no look at the event. A repeat answers when they came or left.
 */
export const checkInByCode: UseCase<'events.checkInByCode'> = async ({ code }, { actor, now }) => {
  const { eventId, direction } = openDoorCode(code, now)
  const which = { _id: signUpId(eventId, actor.memberId) }
  const { row } = await actOn(which, { act: direction, at: now, by: actor, key: undefined, now }).catch(orInWordsOfTheirOwn)
  return { eventId, direction, ...arrivalView(row) }
}

/** What staff read about somebody else is said to the person themself. */
function orInWordsOfTheirOwn(error: unknown): never {
  const code = error instanceof AppError ? error.code : null
  if (code === 'SIGN_UP_NOT_FOUND' || code === 'NOT_CONFIRMED') throw new AppError('NO_SEAT_YET')
  if (code === 'NOT_CHECKED_IN') throw new AppError('CHECK_IN_FIRST')
  throw error
}
