import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { canHandleFor } from './rules'
import { holdersWithOrganisations } from './store'

export const listHandlers: UseCase<'members.listHandlers'> = async (_input, { actor }) => {
  const scope = scopeOf(actor, 'administrator')
  const handlers = (await holdersWithOrganisations('handler')).filter((member) => canHandleFor(member, scope))
  return {
    items: handlers.map(({ _id, name, roles, holdsOn }) => {
      const on = roles.filter(({ role }) => role === 'handler').map(({ organisationId }) => organisationId)
      return {
        memberId: _id,
        name,
        organisationNames: holdsOn
          .filter((organisation) => on.includes(organisation._id))
          .map((organisation) => organisation.name),
      }
    }),
  }
}
