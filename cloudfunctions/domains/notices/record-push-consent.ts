import type { UseCase } from '../../kernel/use-case'
import { addCredit } from './store'

export const recordPushConsent: UseCase<'notices.recordPushConsent'> = async ({ accepted }, { actor }) => {
  for (const template of new Set(accepted)) await addCredit(actor.memberId, template)
  return { done: true }
}
