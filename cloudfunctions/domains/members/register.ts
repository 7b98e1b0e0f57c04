import { consentVersion } from '../../../miniprogram/shared/limits'
import { AppError } from '../../kernel/app-error'
import type { Caller } from '../../kernel/access'
import type { ParsedInputOf } from '../../contracts'
import type { UseCase } from '../../kernel/use-case'
import { encryptPhone, hashPhone } from '../../platform/secrets'
import type { OrganisationRecord } from '../organisations'
import { organisationsById, pathsOf, requireAll } from '../organisations'
import { named } from './name-parts'
import { isClosedWeChat, memberIdOfWeChat } from './merge-store'
import { phoneOf } from './phone-of'
import { returnInvitation, useInvitation } from './invitation-store'
import { answersTo } from './registration-answers'
import { codeOf, consentGiven, requireConsent } from './rules'
import type { MemberRecord } from './store'
import { memberByOpenid } from './store'
import { addRegistration, resubmitRegistration } from './store-registration'
import { takeOver } from './take-over'

type Input = ParsedInputOf<'members.register'>

export const register: UseCase<'members.register'> = async (input, { actor, now }) => {
  if (actor.status !== 'guest' && actor.status !== 'rejected') return { memberId: actor.memberId, status: actor.status }
  requireConsent(input.consentVersion, consentVersion)
  // The person has another WeChat, in which everything is; without this they would begin anew and wonder where it went.
  if (actor.status === 'guest' && (await isClosedWeChat(actor.openid))) throw new AppError('MERGED_ELSEWHERE')
  const memberId = memberIdOf(actor)
  const organisations = requireAll(await organisationsById(input.organisationIds), input.organisationIds)
  const answers = answersTo(organisations, input.answers, now)
  const invitation = await invitationFor(input, memberId, now)
  const phone = await phoneOf(input)
  const entered = { ...enteredBy(input, organisations), ...storedPhone(phone), answers, consentVersion: input.consentVersion }
  if (actor.status === 'guest' && input.phoneCode !== undefined) {
    const taken = await takeOver(actor, phone, entered, { invited: invitation !== null, now })
    if (taken && invitation && !taken.usedInvitation) await returnInvitation(invitation._id, memberId)
    if (taken) return { memberId: taken.memberId, status: taken.status }
  }
  const status = invitation === null ? 'pending' : 'approved'
  const written = await store(actor, { ...entered, status }, organisations, now).catch(async (error: unknown) => {
    // No place was left: the invitation admitted nobody. A reply that was lost is another matter, and the mark on it is theirs still.
    if (invitation && error instanceof AppError) await returnInvitation(invitation._id, memberId)
    throw error
  })
  if (written) return { memberId, status }
  // Somebody was quicker, most likely the same person tapping twice: the answer is the record that stands.
  const standing = await memberByOpenid(actor.openid)
  if (!standing) throw new AppError('BUSY', { over: 'registration' })
  // Their own other registration, without the invitation, was the quicker one; the same one has used it rightly.
  if (invitation && standing.status !== 'approved') await returnInvitation(invitation._id, memberId)
  return { memberId: standing._id, status: standing.status }
}

type Entered = ReturnType<typeof enteredBy> & Pick<MemberRecord, 'status' | 'consentVersion'> & Partial<MemberRecord>

/** Stores a new record, or what somebody who was rejected hands in again; false when somebody was quicker. */
function store(actor: Caller, entered: Entered, organisations: OrganisationRecord[], now: Date): Promise<boolean> {
  if (actor.status !== 'rejected')
    return addRegistration({ ...newcomer(memberIdOf(actor), actor.openid, now), ...entered }, organisations, now)
  const consent = consentGiven(actor.consents ?? [], entered.consentVersion, now)
  return resubmitRegistration(actor.memberId, { ...entered, ...consent }, organisations, now)
}

/** The same person always gets the same id, so that two registrations at once are one. */
function memberIdOf(actor: Caller): string {
  return actor.memberId ?? memberIdOfWeChat(actor.openid)
}

/** The invitation that admits at once, to one of the chosen organisations; without one, staff decide. Never the phone. */
async function invitationFor({ invitationCode, organisationIds }: Input, memberId: string, now: Date) {
  if (invitationCode === undefined) return null
  const invitation = await useInvitation(codeOf(invitationCode), { memberId, organisationIds, now })
  if (!invitation) throw new AppError('INVITATION_INVALID')
  return invitation
}

/** What is there before somebody has entered anything. */
function newcomer(memberId: string, openid: string, now: Date) {
  return { _id: memberId, openid, phone: null, phoneHash: null, roles: [], registeredAt: now, consentAt: now, review: null }
}

function enteredBy(input: Input, organisations: OrganisationRecord[]) {
  return {
    ...named(input.name),
    organisationIds: organisations.map(({ _id }) => _id),
    organisationPaths: pathsOf(organisations),
    occupation: input.occupation ?? null,
    skills: [...new Set(input.skills ?? [])],
  } satisfies Partial<MemberRecord>
}

/**
 * The number as it is stored; nothing when none is entered, so that whoever hands in again keeps the one they gave. WeChat's code is good
 * once, so it is spent last; an invitation used before a code turns out to be too old is still theirs when they come again.
 */
function storedPhone(phone: string | null): Partial<MemberRecord> {
  return phone === null ? {} : { phone: encryptPhone(phone), phoneHash: hashPhone(phone) }
}
