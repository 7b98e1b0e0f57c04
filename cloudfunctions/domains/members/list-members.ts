import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { listWithOrganisations } from './store'
import { memberView } from './views'

export const listMembers: UseCase<'members.listMembers'> = async ({ cursor, limit, ...filter }, { actor }) => {
  const scope = scopeOf(actor, 'administrator', 'liaison')
  const { documents, nextCursor } = await listWithOrganisations(scope, filter, cursor, limit)
  return { items: documents.map(memberView), ...(nextCursor === undefined ? {} : { nextCursor }) }
}
