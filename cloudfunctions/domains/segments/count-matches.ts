import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { requireAll } from '../organisations'
import { countFor, namingRoles, reachesAll, requireSensible, segmentRoles } from './rules'
import { countMatching } from './store'

export const countMatches: UseCase<'segments.countMatches'> = async ({ filter }, { actor }) => {
  requireSensible(filter)
  const { organisations, count } = await countMatching(filter)
  requireAll(organisations, filter.organisationIds)
  if (!reachesAll(actor, organisations, ...segmentRoles)) throw new AppError('ROLE_REQUIRED')
  return countFor(count, reachesAll(actor, organisations, ...namingRoles))
}
