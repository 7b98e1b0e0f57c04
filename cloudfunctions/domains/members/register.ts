import { consentVersion } from '../../../miniprogram/shared/limits'
import { AppError } from '../../kernel/app-error'
import type { Caller } from '../../kernel/access'
import { derivedId } from '../../kernel/ids'
import type { ParsedInputOf } from '../../contracts'
import type { UseCase } from '../../kernel/use-case'
import { encryptPhone, hashPhone } from '../../platform/secrets'
import { organisationsById, pathsOf, requireAll } from '../organisations'
import { named } from './name-parts'
import { phoneOf } from './phone-of'
import { requireConsent } from './rules'
import type { InvitationRecord, MemberRecord } from './store'
import { addMember, memberByOpenid, resubmit, returnInvitation, useInvitation } from './store'

type Input = ParsedInputOf<'members.register'>

export const register: UseCase<'members.register'> = async (input, { actor, now }) => {
  if (actor.status !== 'guest' && actor.status !== 'rejected') return { memberId: actor.memberId, status: actor.status }
  requireConsent(input.consentVersion, consentVersion)
  const memberId = memberIdOf(actor)
  const entered = await enteredBy(input, now)
  const invitation = await invitationFor(input, now)
  const status = invitation === null ? 'pending' : 'approved'
  const written =
    actor.status === 'rejected'
      ? await resubmit(memberId, { ...entered, status })
      : await addMember({ _id: memberId, openid: actor.openid, status, roles: [], registeredAt: now, review: null, ...entered })
  if (written) return { memberId, status }
  // Somebody was quicker, most likely the same person tapping twice: the answer is the record that stands.
  if (invitation) await returnInvitation(invitation._id)
  const standing = await memberByOpenid(actor.openid)
  if (!standing) throw new AppError('BUSY', { over: 'registration' })
  return { memberId: standing._id, status: standing.status }
}

/** The same person always gets the same id, so that two registrations at once are one. */
function memberIdOf(actor: Caller): string {
  return actor.memberId ?? derivedId('m', actor.openid)
}

/** The invitation that admits at once, to one of the chosen organisations; without one, staff decide. Never the phone. */
async function invitationFor({ invitationCode, organisationIds }: Input, now: Date): Promise<InvitationRecord | null> {
  if (invitationCode === undefined) return null
  const invitation = await useInvitation(invitationCode.toUpperCase(), now)
  if (invitation && organisationIds.includes(invitation.organisationId)) return invitation
  if (invitation) await returnInvitation(invitation._id)
  throw new AppError('INVITATION_INVALID')
}

async function enteredBy(input: Input, now: Date) {
  const organisations = requireAll(await organisationsById(input.organisationIds), input.organisationIds)
  const phone = await phoneOf(input)
  return {
    ...named(input.name),
    phone: phone === null ? null : encryptPhone(phone),
    phoneHash: phone === null ? null : hashPhone(phone),
    organisationIds: organisations.map(({ _id }) => _id),
    organisationPaths: pathsOf(organisations),
    occupation: input.occupation ?? null,
    skills: [...new Set(input.skills ?? [])],
    consentVersion: input.consentVersion,
    consentAt: now,
  } satisfies Partial<MemberRecord>
}
