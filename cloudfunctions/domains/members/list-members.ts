import { scopeOf } from '../../kernel/access'
import { shanghaiDays } from '../../kernel/clock'
import type { UseCase } from '../../kernel/use-case'
import { listWithOrganisations } from './list-store'
import { memberView } from './views'

export const listMembers: UseCase<'members.listMembers'> = async (
  { cursor, limit, joinedFrom: fromOn, joinedTo: toOn, ...filter },
  { actor },
) => {
  const scope = scopeOf(actor, 'administrator', 'liaison')
  const wanted = { ...filter, joined: shanghaiDays({ fromOn, toOn }) }
  const { documents, nextCursor } = await listWithOrganisations(scope, wanted, cursor, limit)
  return { items: documents.map(memberView), ...(nextCursor === undefined ? {} : { nextCursor }) }
}
