import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { listWithOrganisations, wantedBy } from './list-store'
import { memberView } from './views'

export const listMembers: UseCase<'members.listMembers'> = async ({ cursor, limit, ...filter }, { actor }) => {
  const scope = scopeOf(actor, 'administrator', 'liaison')
  const { documents, nextCursor } = await listWithOrganisations(scope, wantedBy(filter), cursor, limit)
  return { items: documents.map(memberView), ...(nextCursor === undefined ? {} : { nextCursor }) }
}
