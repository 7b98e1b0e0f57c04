import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { organisationsById } from '../organisations'
import { canHandleFor } from './rules'
import { membersWithRole } from './store'

export const listHandlers: UseCase<'members.listHandlers'> = async (_input, { actor }) => {
  const scope = scopeOf(actor, 'administrator')
  const handlers = (await membersWithRole(['handler'])).filter((member) => canHandleFor(member, scope))
  const organisations = await organisationsById(handlers.flatMap(({ roles }) => roles.map((grant) => grant.organisationId)))
  const names = new Map(organisations.map(({ _id, name }) => [_id, name]))
  return {
    items: handlers.map(({ _id, name, roles }) => ({
      memberId: _id,
      name,
      organisationNames: [
        ...new Set(roles.filter(({ role }) => role === 'handler').map((grant) => names.get(grant.organisationId) ?? '')),
      ],
    })),
  }
}
