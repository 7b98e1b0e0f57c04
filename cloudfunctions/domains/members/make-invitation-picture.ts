import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { WeChatError, weChatApi } from '../../platform/wechat'
import { invitations } from './invitation-store'
import { codeOf, invitationState, requireInvitation } from './rules'

const page = 'pages/members/register/register'

export const makeInvitationPicture: UseCase<'members.makeInvitationPicture'> = async ({ code }, { actor, now }) => {
  const invitation = requireInvitation(await invitations.get(codeOf(code)), actor)
  if (invitationState(invitation, now) !== 'open') throw new AppError('INVITATION_OVER')
  const picture = await pictureOf(invitation._id)
  // WeChat answers JPEG or PNG; the first bytes tell.
  const mediaType = picture[0] === 0x89 ? 'image/png' : 'image/jpeg'
  return { mediaType, base64: picture.toString('base64') }
}

async function pictureOf(scene: string): Promise<Buffer> {
  try {
    return await weChatApi().miniProgramCode(scene, page)
  } catch (error) {
    if (!(error instanceof WeChatError)) throw error
    throw new AppError('PICTURE_UNAVAILABLE', { reason: error.message })
  }
}
