import type { organisationsContract } from '../../contracts/organisations'
import type { HandlersOf } from '../../kernel/use-case'
import { createOrganisation } from './create-organisation'
import { listTree } from './list-tree'
import { renameOrganisation } from './rename-organisation'

export const handlers: HandlersOf<typeof organisationsContract> = {
  'organisations.listTree': listTree,
  'organisations.createOrganisation': createOrganisation,
  'organisations.renameOrganisation': renameOrganisation,
}

export { pathsOf, requireAll } from './rules'
export type { OrganisationRecord } from './store'
export { addOrganisation, allOrganisations, organisations, organisationsById } from './store'
