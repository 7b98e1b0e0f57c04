import type { UseCase } from '../../kernel/use-case'
import { newestOpinions } from './store'
import { opinionSummary } from './views'

export const listMine: UseCase<'opinions.listMine'> = async ({ cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await newestOpinions({ authorId: actor.memberId }, cursor, limit)
  return { items: documents.map(opinionSummary), ...(nextCursor === undefined ? {} : { nextCursor }) }
}
