import { unreachable } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { setMessagesDeclined, withdrawBackground, withdrawPhone } from '../members'
import { forgetCredits } from '../notices'
import { requireOwnRecord } from './held'

/** Each may be repeated, and again after a crash in the middle. */
export const withdrawConsent: UseCase<'rights.withdrawConsent'> = async ({ purpose }, { actor, now }) => {
  const { _id } = await requireOwnRecord(actor)
  switch (purpose) {
    case 'phone':
      await withdrawPhone(_id)
      break
    case 'background':
      await withdrawBackground(_id)
      break
    case 'messages':
      // From here on nothing is sent, whatever is still allowed.
      await setMessagesDeclined(_id, now)
      await forgetCredits(_id)
      break
    default:
      unreachable(purpose)
  }
  return { done: true }
}
