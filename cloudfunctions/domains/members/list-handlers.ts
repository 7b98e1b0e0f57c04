import { currentGrants, scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { canHandleFor } from './rules'
import { holdersWithOrganisations } from './store'

export const listHandlers: UseCase<'members.listHandlers'> = async (_input, { actor, now }) => {
  const administrator = { scope: scopeOf(actor, 'administrator'), organisationPaths: actor.organisationPaths }
  const items = (await holdersWithOrganisations('handler')).flatMap(({ _id, name, roles, holdsOn }) => {
    const grants = currentGrants(roles, now).filter(({ role }) => role === 'handler')
    const on = holdsOn.filter((organisation) => grants.some(({ organisationId }) => organisationId === organisation._id))
    const able = canHandleFor({ roles: grants, paths: on.map(({ path }) => path) }, administrator)
    return able ? { memberId: _id, name, organisationNames: on.map((organisation) => organisation.name) } : []
  })
  return { items }
}
