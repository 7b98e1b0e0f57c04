import type { OutputOf } from '../../contracts'
import { answerWords } from '../../kernel/answers'
import { decryptPhone, maskPhone } from '../../platform/secrets'
import type { OrganisationRecord } from '../organisations'
import type { MemberRecord } from './store'

/** 138****8000, or nothing when there is none. */
export function maskedPhone({ phone }: Pick<MemberRecord, 'phone'>): { phone?: string } {
  return phone === null ? {} : { phone: maskPhone(decryptPhone(phone)) }
}

/** What somebody entered, as they see it themself. */
export function profileView(member: MemberRecord): OutputOf<'members.getProfile'> {
  return {
    name: member.name,
    ...maskedPhone(member),
    ...(member.occupation === null ? {} : { occupation: member.occupation }),
    skills: member.skills,
    ...((member.answers ?? []).length > 0 ? { answers: answersView(member) } : {}),
  }
}

/** What somebody answered when they registered, with each answer in words. */
export function answersView({
  answers = [],
}: Pick<MemberRecord, 'answers'>): OutputOf<'members.listPending'>['items'][number]['answers'] {
  return answers.map(({ organisationId, organisationName, items }) => ({
    organisationId,
    organisationName,
    items: items.map((item) => ({ ...item, words: answerWords(item.answer) })),
  }))
}

/** A member as staff see them in a list. */
export function memberView(
  member: MemberRecord & { organisations: OrganisationRecord[] },
): OutputOf<'members.listMembers'>['items'][number] {
  return {
    memberId: member._id,
    ...profileView(member),
    status: member.status,
    organisations: member.organisations.map(({ _id, name }) => ({ organisationId: _id, name })),
    roles: member.roles.map(({ role, organisationId, startsAt, endsAt }) => ({
      role,
      organisationId,
      ...(startsAt ? { startsAt: startsAt.toISOString() } : {}),
      ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
    })),
    registeredAt: member.registeredAt.toISOString(),
    ...assistedView(member),
  }
}

/** The same on a page of their own. */
export function personView(member: MemberRecord & { organisations: OrganisationRecord[] }): OutputOf<'members.getMember'> {
  const { suspension } = member
  return {
    ...memberView(member),
    ...(suspension
      ? { suspension: { reason: suspension.reason, byName: suspension.byName, at: suspension.at.toISOString() } }
      : {}),
  }
}

/** Who entered somebody, as staff see it; not what was noted about the consent. */
function assistedView({ assisted }: MemberRecord): { assisted?: { byName: string; at: string; takenOver: boolean } } {
  if (!assisted) return {}
  const { byName, at, takenOverAt } = assisted
  return { assisted: { byName, at: at.toISOString(), takenOver: takenOverAt !== null } }
}
