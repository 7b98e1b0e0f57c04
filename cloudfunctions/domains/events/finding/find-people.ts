import { scopeOf } from '../../../kernel/access'
import type { UseCase } from '../../../kernel/use-case'
import { listWithOrganisations } from '../../members'
import type { SignUpRecord } from '../records'
import { joinSignUpFor } from './finding-store'

/**
 * By name within the caller's reach. That an organiser may sign up people only for what they run is for `signUpFor`: here it would cost
 * another look at the event, and the names are theirs to see.
 */
export const findPeople: UseCase<'events.findPeople'> = async ({ eventId, namePart, cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await listWithOrganisations<{ signUp: Pick<SignUpRecord, 'status'>[] }>(
    scopeOf(actor, 'liaison', 'organiser', 'administrator'),
    { status: 'approved', namePart },
    cursor,
    limit,
    joinSignUpFor(eventId),
  )
  const items = documents.map(({ _id, name, organisations, signUp: [signUp] }) => ({
    memberId: _id,
    name,
    organisationNames: organisations.map((organisation) => organisation.name),
    ...(signUp ? { status: signUp.status } : {}),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
