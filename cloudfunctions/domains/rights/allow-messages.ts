import type { UseCase } from '../../kernel/use-case'
import { setMessagesDeclined } from '../members'
import { requireOwnRecord } from './held'

export const allowMessages: UseCase<'rights.allowMessages'> = async (_input, { actor }) => {
  await setMessagesDeclined((await requireOwnRecord(actor))._id, null)
  return { done: true }
}
