import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { markStaying } from '../members'
import { requireOwnRecord } from './held'

export const cancelErasure: UseCase<'rights.cancelErasure'> = async (_input, { actor, now }) => {
  const member = await requireOwnRecord(actor)
  if (!(await markStaying(member._id, now))) throw new AppError('ERASURE_BEGUN')
  return { done: true }
}
