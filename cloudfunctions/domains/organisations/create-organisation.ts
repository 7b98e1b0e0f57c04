import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { organisations } from './store'

export const createOrganisation: UseCase<'organisations.createOrganisation'> = async ({ name, parentId }, context) =>
  atomically(context, async (change) => {
    const parent = await change.get(organisations, parentId)
    if (!parent || !reaches(context.actor, parent.path, 'administrator')) throw new AppError('ORGANISATION_NOT_FOUND')
    const organisationId = newId('org')
    const path = [...parent.path, organisationId]
    await change.insert(organisations, { _id: organisationId, name, parentId, path })
    await change.audit({
      action: 'organisation.created',
      target: { kind: 'organisation', id: organisationId },
      organisationPath: path,
      after: { name, parentId },
    })
    return { organisationId }
  })
