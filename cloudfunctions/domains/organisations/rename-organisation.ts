import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { organisations } from './store'

export const renameOrganisation: UseCase<'organisations.renameOrganisation'> = async ({ organisationId, name }, context) =>
  atomically(context, async (change) => {
    const organisation = await change.get(organisations, organisationId)
    if (!organisation || !reaches(context.actor, organisation.path, 'administrator')) throw new AppError('ORGANISATION_NOT_FOUND')
    await change.update(organisations, organisationId, { name })
    await change.audit({
      action: 'organisation.renamed',
      target: { kind: 'organisation', id: organisationId },
      organisationPath: organisation.path,
      before: { name: organisation.name },
      after: { name },
    })
    return { done: true }
  })
