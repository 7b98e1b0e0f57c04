import type { UseCase } from '../../kernel/use-case'
import { requireOwnRecord } from './held'
import { terms, waitDays } from './terms'

export const getErasureTerms: UseCase<'rights.getErasureTerms'> = async (_input, { actor }) => {
  const { leaving } = await requireOwnRecord(actor)
  return { ...terms, waitDays, ...(leaving ? { dueAt: leaving.dueAt.toISOString() } : {}) }
}
