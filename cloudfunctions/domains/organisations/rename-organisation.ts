import type { UseCase } from '../../kernel/use-case'
import { changeOrganisation } from './change-organisation'

export const renameOrganisation: UseCase<'organisations.renameOrganisation'> = async ({ organisationId, name }, context) =>
  changeOrganisation('organisation.renamed', organisationId, context, (organisation) => ({
    become: { name },
    before: { name: organisation.name },
    after: { name },
    answer: { done: true },
  }))
