import type { UseCase } from '../../kernel/use-case'
import { everythingAbout, requireOwnRecord } from './held'

export const getMyData: UseCase<'rights.getMyData'> = async (_input, { actor }) => {
  const parts = await everythingAbout(await requireOwnRecord(actor))
  return { parts: parts.map(({ title, documents, items }) => ({ title, count: documents.length, items })) }
}
