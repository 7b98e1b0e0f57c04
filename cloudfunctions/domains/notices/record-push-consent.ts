import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { addCredit } from './store'

/** Also for those who wait for approval: they are told its result. */
export const recordPushConsent: UseCase<'notices.recordPushConsent'> = async ({ accepted }, { actor }) => {
  if (actor.memberId === null) throw new AppError('NOT_REGISTERED')
  // Asked by an old page after they withdrew: what they said last and knowingly holds.
  if (actor.declinesMessages) return { done: true }
  for (const template of new Set(accepted)) await addCredit(actor.memberId, template)
  return { done: true }
}
