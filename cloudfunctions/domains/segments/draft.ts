import type { Actor } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { organisationsById, pathsOf, requireAll } from '../organisations'
import type { SegmentFilter, SegmentRecord } from './records'
import { reachesAll, requireSensible, segmentRoles } from './rules'

interface Entered {
  name: string
  filter: SegmentFilter
}

/** What somebody entered as it is stored; refused when it goes beyond what they look after. */
export async function drafted(
  { name, filter }: Entered,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Omit<SegmentRecord, '_id' | 'status' | 'createdById' | 'createdByName'>> {
  requireSensible(filter)
  const found = requireAll(await organisationsById(filter.organisationIds), filter.organisationIds)
  if (!reachesAll(actor, found, ...segmentRoles)) throw new AppError('ROLE_REQUIRED')
  return {
    name,
    filter: { ...filter, organisationIds: found.map(({ _id }) => _id) },
    organisationNames: found.map((organisation) => organisation.name),
    organisationPaths: pathsOf(found),
    audiencePaths: found.map(({ path }) => ({ path })),
    updatedAt: now,
  }
}
