import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { requireAll } from '../organisations'
import { namingRoles, reachesAll, requireSensible } from './rules'
import { pageOfMatching } from './store'

export const listMatches: UseCase<'segments.listMatches'> = async ({ filter, cursor, limit }, { actor }) => {
  requireSensible(filter)
  const { organisations, documents, nextCursor } = await pageOfMatching(filter, cursor, limit)
  requireAll(organisations, filter.organisationIds)
  if (!reachesAll(actor, organisations, ...namingRoles)) throw new AppError('ROLE_REQUIRED')
  const items = documents.map(({ _id, name, organisationIds }) => ({ memberId: _id, name, organisationIds }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
