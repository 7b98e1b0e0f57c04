import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { encryptPhone, hashPhone } from '../../platform/secrets'
import { named } from './name-parts'
import { phoneOf } from './phone-of'
import { changeProfile } from './store'
import { profileView } from './views'

/** Only what is given changes; what a person says about themself is theirs to correct in any state. */
export const updateProfile: UseCase<'members.updateProfile'> = async (input, { actor }) => {
  if (actor.memberId === null) throw new AppError('NOT_REGISTERED')
  const phone = await phoneOf(input)
  const member = await changeProfile(actor.memberId, {
    ...(input.name === undefined ? {} : named(input.name)),
    ...(input.occupation === undefined ? {} : { occupation: input.occupation === '' ? null : input.occupation }),
    ...(input.skills === undefined ? {} : { skills: [...new Set(input.skills)] }),
    ...(phone === null ? {} : { phone: encryptPhone(phone), phoneHash: hashPhone(phone) }),
  })
  if (!member) throw new AppError('MEMBER_NOT_FOUND')
  return profileView(member)
}
