import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { memberByOpenid } from './store'
import { profileView } from './views'

export const getProfile: UseCase<'members.getProfile'> = async (_input, { actor }) => {
  const member = await memberByOpenid(actor.openid)
  if (!member) throw new AppError('NOT_REGISTERED')
  return profileView(member)
}
