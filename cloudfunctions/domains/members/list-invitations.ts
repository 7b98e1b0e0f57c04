import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { invitationsWithOrganisation } from './invitation-store'
import { invitationState } from './rules'

export const listInvitations: UseCase<'members.listInvitations'> = async ({ cursor, limit }, { actor, now }) => {
  const { documents, nextCursor } = await invitationsWithOrganisation(scopeOf(actor, 'administrator'), cursor, limit)
  const items = documents.map((invitation) => ({
    code: invitation._id,
    organisationId: invitation.organisationId,
    organisationName: invitation.organisation[0]?.name ?? '',
    uses: invitation.uses,
    usesLeft: invitation.usesLeft,
    state: invitationState(invitation, now),
    ...(invitation.expiresAt === null ? {} : { expiresAt: invitation.expiresAt.toISOString() }),
    madeByName: invitation.createdByName,
    madeAt: invitation.createdAt.toISOString(),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
