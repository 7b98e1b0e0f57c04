import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { signUpId, signUps } from '../store'
import { withdraw } from './withdraw'

/** The seat goes to the next person at once. A repeat answers the same. */
export const declineOffer: UseCase<'events.declineOffer'> = async ({ eventId }, { actor, now }) => {
  const mine = await signUps.get(signUpId(eventId, actor.memberId))
  if (!mine) throw new AppError('SIGN_UP_NOT_FOUND')
  if (mine.status === 'declined') return { status: mine.status }
  if (mine.status !== 'offered' || !(await withdraw(mine, now, 'declined'))) throw new AppError('OFFER_GONE')
  return { status: 'declined' }
}
