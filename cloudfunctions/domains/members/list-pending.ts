import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { pendingWithOrganisations } from './store'
import { answersView, maskedPhone } from './views'

export const listPending: UseCase<'members.listPending'> = async ({ cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await pendingWithOrganisations(scopeOf(actor, 'administrator'), cursor, limit)
  const items = documents.map((member) => ({
    memberId: member._id,
    name: member.name,
    ...maskedPhone(member),
    organisations: member.organisations.map(({ _id, name }) => ({ organisationId: _id, name })),
    ...(member.occupation === null ? {} : { occupation: member.occupation }),
    skills: member.skills,
    answers: answersView(member),
    registeredAt: member.registeredAt.toISOString(),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
