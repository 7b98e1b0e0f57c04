import { AppError } from '../../kernel/app-error'
import type { Caller } from '../../kernel/access'
import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { encryptPhone, hashPhone } from '../../platform/secrets'
import { isAssisted } from './assisted-rules'
import { givePlacesBack } from '../organisations'
import { asDecided } from './merge-rules'
import { promiseMerge } from './merge-store'
import { named } from './name-parts'
import { phoneOf } from './phone-of'
import type { MemberRecord } from './store'
import { changeProfile, members } from './store'
import { assistedByPhone } from './take-over'
import { profileView } from './views'

/** Only what is given changes; what a person says about themself is theirs to correct in any state. */
export const updateProfile: UseCase<'members.updateProfile'> = async (input, context) => {
  const { actor } = context
  if (actor.status === 'guest') throw new AppError('NOT_REGISTERED')
  const phone = await phoneOf(input)
  const entered = {
    ...(input.name === undefined ? {} : named(input.name)),
    ...(input.occupation === undefined ? {} : { occupation: input.occupation === '' ? null : input.occupation }),
    ...(input.skills === undefined ? {} : { skills: [...new Set(input.skills)] }),
    ...(phone === null ? {} : { phone: encryptPhone(phone), phoneHash: hashPhone(phone) }),
  }
  // Only a phone that WeChat vouches for proves that what staff entered under it is this person's.
  const other = input.phoneCode === undefined || phone === null ? null : await assistedByPhone(phone)
  if (other && (await mergeOwn(other._id, entered, { ...context, actor }))) {
    const merged = await members.get(actor.memberId)
    if (merged) return profileView(merged)
  }
  const member = await changeProfile(actor.memberId, entered)
  if (!member) throw new AppError('MEMBER_NOT_FOUND')
  return profileView(member)
}

/** Merges what staff entered into the person's own record, with what they enter now; false when it may not be. */
function mergeOwn(
  otherId: string,
  entered: Partial<MemberRecord>,
  context: { actor: Exclude<Caller, { status: 'guest' }>; now: Date; requestId: string },
): Promise<boolean> {
  const { actor, now } = context
  return atomically(context, async (change) => {
    const own = await change.get(members, actor.memberId)
    const other = await change.get(members, otherId)
    // Whom staff rejected or suspended is not let in by a phone; staff can still merge the two.
    const mayMerge = own && !own.leaving && (own.status === 'approved' || own.status === 'pending')
    if (!mayMerge || !other || !isAssisted(other)) return false
    await change.update(members, own._id, entered)
    const { keep, go, dropped } = asDecided({ ...own, ...entered }, other)
    await givePlacesBack(change, dropped)
    const by = { by: 'phone', byId: own._id, byName: own.name, reason: null } as const
    await promiseMerge(change, { keep, go, by, now })
    return true
  })
}
