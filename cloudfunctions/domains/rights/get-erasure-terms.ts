import type { UseCase } from '../../kernel/use-case'
import { requireOwnRecord } from './held'
import { terms, waitDays } from './terms'

export const getErasureTerms: UseCase<'rights.getErasureTerms'> = async (_input, { actor }) => {
  const { leaving } = await requireOwnRecord(actor)
  if (!leaving) return { ...terms, waitDays }
  const { dueAt, receipt } = leaving
  return { ...terms, waitDays, dueAt: dueAt.toISOString(), ...(receipt === undefined ? {} : { receipt }) }
}
