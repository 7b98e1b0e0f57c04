import type { UseCase } from '../../kernel/use-case'
import { organisationsById } from '../organisations'
import { invitations } from './invitation-store'
import { codeOf, invitationState } from './rules'

/**
 * Where an invitation leads. Trying codes out does not pay: there are 8 × 10¹⁴ of them, whoever asks is named by WeChat, what an answer tells
 * is a name that everybody sees in the tree, and a use shows among the invitations and can be withdrawn.
 */
export const getInvitation: UseCase<'members.getInvitation'> = async ({ code }, { now }) => {
  const invitation = await invitations.get(codeOf(code))
  if (!invitation || invitationState(invitation, now) !== 'open') return { valid: false }
  const [organisation] = await organisationsById([invitation.organisationId])
  if (!organisation) return { valid: false }
  return { valid: true, organisationId: organisation._id, organisationName: organisation.name }
}
