import type { Actor } from '../../../kernel/access'
import { reaches } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import type { OrganisationRecord } from '../../organisations'
import { organisationsById, requireAll } from '../../organisations'
import { requireSegment, segmentRoles, segments } from '../../segments'
import type { EventRecord } from '../records'
import type { GivenDetails } from './details-rules'

/**
 * Looks at what the details name: organisations that are open, and a segment that is the organiser's to use. Answers the organisations.
 * `former` is the event that is changed; what it names already may stay.
 */
export async function checked(
  given: Pick<GivenDetails, 'audience' | 'quotas'>,
  organisationId: string | null,
  former: EventRecord | null,
  actor: Actor,
): Promise<OrganisationRecord[]> {
  const ofAudience = given.audience?.organisationIds ?? []
  const ids = [
    ...(organisationId === null ? [] : [organisationId]),
    ...given.quotas.map((quota) => quota.organisationId),
    ...ofAudience,
  ]
  const found = await organisationsById(ids)
  // A quota of an organisation that closed since stays as it was.
  const stays = (id: string) => former !== null && Object.hasOwn(former.quotas, id)
  requireAll(
    found,
    ids.filter((id) => !stays(id)),
  )
  const segmentId = given.audience?.segmentId
  if (segmentId !== undefined && segmentId !== former?.audience?.segmentId) {
    requireSegment(await segments.get(segmentId), actor, ...segmentRoles)
  }
  return found
}

/** The same for new events, with the organisation that holds them: one where the caller may. */
export async function checkedForNew(given: Pick<GivenDetails, 'audience' | 'quotas'>, organisationId: string, actor: Actor) {
  const organisations = await checked(given, organisationId, null, actor)
  const organisation = organisations.find(({ _id }) => _id === organisationId)
  if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND')
  if (!reaches(actor, organisation.path, 'organiser', 'administrator')) throw new AppError('ROLE_REQUIRED')
  return { organisation, organisations }
}
