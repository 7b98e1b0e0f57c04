import type { UseCase } from '../../kernel/use-case'
import { markStaying } from '../members'
import { requireOwnRecord } from './held'

export const cancelErasure: UseCase<'rights.cancelErasure'> = async (_input, { actor }) => {
  const member = await requireOwnRecord(actor)
  await markStaying(member._id)
  return { done: true }
}
