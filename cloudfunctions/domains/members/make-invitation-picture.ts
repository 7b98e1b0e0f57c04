import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { miniProgramPicture } from '../../platform/mini-program-picture'
import { invitations } from './invitation-store'
import { codeOf, invitationState, requireInvitation } from './rules'

const page = 'pages/members/register/register'

export const makeInvitationPicture: UseCase<'members.makeInvitationPicture'> = async ({ code }, { actor, now }) => {
  const invitation = requireInvitation(await invitations.get(codeOf(code)), actor)
  if (invitationState(invitation, now) !== 'open') throw new AppError('INVITATION_OVER')
  const picture = await miniProgramPicture(invitation._id, page)
  if (!picture) throw new AppError('PICTURE_UNAVAILABLE')
  return picture
}
