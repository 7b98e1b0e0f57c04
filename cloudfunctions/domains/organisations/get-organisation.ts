import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { isOpen } from '../../kernel/tree'
import { organisationInDetail } from './detail-store'
import { organisationView } from './views'

export const getOrganisation: UseCase<'organisations.getOrganisation'> = async ({ organisationId }, { actor, now }) => {
  const organisation = await organisationInDetail(organisationId)
  if (!organisation || !isOpen(organisation)) throw new AppError('ORGANISATION_NOT_FOUND')
  return organisationView(organisation, actor, now)
}
