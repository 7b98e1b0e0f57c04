import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { decryptPhone, maskPhone } from '../../platform/secrets'
import { pendingWithOrganisations } from './store'

export const listPending: UseCase<'members.listPending'> = async ({ cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await pendingWithOrganisations(scopeOf(actor, 'administrator'), cursor, limit)
  const items = documents.map((member) => ({
    memberId: member._id,
    name: member.name,
    ...(member.phone === null ? {} : { phone: maskPhone(decryptPhone(member.phone)) }),
    organisations: member.organisations.map(({ _id, name }) => ({ organisationId: _id, name })),
    ...(member.occupation === null ? {} : { occupation: member.occupation }),
    skills: member.skills,
    registeredAt: member.registeredAt.toISOString(),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
