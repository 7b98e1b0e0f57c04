import type { organisationsContract } from '../../contracts/organisations'
import type { HandlersOf } from '../../kernel/use-case'
import { listTree } from './list-tree'

export const handlers: HandlersOf<typeof organisationsContract> = { 'organisations.listTree': listTree }

export { pathsOf, requireAll } from './rules'
export type { OrganisationRecord } from './store'
export { addOrganisation, allOrganisations, organisations, organisationsById } from './store'
