import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { command } from '../../../platform/database'
import { signUpId, signUps } from '../store'

/** The seat is theirs already, on its row; confirming makes it lasting. A repeat answers the same. */
export const confirmOffer: UseCase<'events.confirmOffer'> = async ({ eventId }, { actor, now }) => {
  const _id = signUpId(eventId, actor.memberId)
  const inTime = { _id, status: 'offered', offerEndsAt: command().gt(now) }
  const confirmed = await signUps.updateAndReturn(inTime, { status: 'confirmed', statusAt: now, offerEndsAt: null })
  if (confirmed) return { status: confirmed.status }
  const standing = await signUps.get(_id)
  if (!standing) throw new AppError('SIGN_UP_NOT_FOUND')
  if (standing.status !== 'confirmed') throw new AppError('OFFER_GONE')
  return { status: standing.status }
}
