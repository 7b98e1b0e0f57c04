import type { UseCase } from '../../kernel/use-case'
import { markLeaving } from '../members'
import { requireOwnRecord } from './held'

export const cancelErasure: UseCase<'rights.cancelErasure'> = async (_input, { actor }) => {
  const member = await requireOwnRecord(actor)
  await markLeaving(member._id, null)
  return { done: true }
}
