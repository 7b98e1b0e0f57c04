import { scopeOf } from '../../../kernel/access'
import type { UseCase } from '../../../kernel/use-case'
import { listWithOrganisations } from '../../members'
import { maySignUpFor } from '../seats/sign-up-for-rules'
import type { WithSignUp } from './finding-store'
import { joinSignUpFor } from './finding-store'

/**
 * By name within the caller's reach, for signing them up and for adding them at the door. The names are the caller's to see whatever the
 * event; where somebody stands with it is not, when an organiser does not run it. The row says where its event belongs.
 */
export const findPeople: UseCase<'events.findPeople'> = async ({ eventId, namePart, cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await listWithOrganisations<WithSignUp>(
    scopeOf(actor, 'liaison', 'organiser', 'administrator'),
    { status: 'approved', namePart },
    cursor,
    limit,
    joinSignUpFor(eventId),
  )
  const items = documents.map(({ signUp: [signUp], ...member }) => ({
    memberId: member._id,
    name: member.name,
    organisationNames: member.organisations.map((organisation) => organisation.name),
    ...(signUp && maySignUpFor(actor, member, signUp) ? { status: signUp.status } : {}),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
