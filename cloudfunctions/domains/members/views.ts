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
  }
}
