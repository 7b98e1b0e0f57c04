import type { UseCase } from '../../kernel/use-case'
import { changeOrganisation } from './change-organisation'

export const editContact: UseCase<'organisations.editContact'> = async ({ organisationId, ...given }, context) => {
  const contact = { phone: given.phone ?? null, address: given.address ?? null, hours: given.hours ?? null }
  // The trace says which parts there are: a number written here may be somebody's own.
  const filled = Object.entries(contact).flatMap(([field, value]) => (value === null ? [] : [field]))
  return changeOrganisation('organisation.contactEdited', organisationId, context, () => ({
    become: { contact },
    after: { filled },
    answer: { done: true },
  }))
}
