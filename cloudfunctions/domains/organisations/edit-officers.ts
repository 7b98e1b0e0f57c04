import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { changeOrganisation } from './change-organisation'
import { membersWithin } from './detail-store'

export const editOfficers: UseCase<'organisations.editOfficers'> = async ({ organisationId, officers }, context) => {
  const wanted = [...new Set(officers.map(({ memberId }) => memberId))]
  const able = new Set((await membersWithin(organisationId, wanted)).map(({ _id }) => _id))
  return changeOrganisation('organisation.officersEdited', organisationId, context, ({ officers: before = [] }) => {
    if (wanted.length < officers.length || !wanted.every((memberId) => able.has(memberId))) throw new AppError('OFFICER_INVALID')
    return { become: { officers }, before: told(before), after: told(officers), answer: { done: true } }
  })
}

/** Who leads by id, and as what. */
function told(officers: readonly { memberId: string; title: string }[]) {
  return { memberIds: officers.map(({ memberId }) => memberId), titles: officers.map(({ title }) => title) }
}
