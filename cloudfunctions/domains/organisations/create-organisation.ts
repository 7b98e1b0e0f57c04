import { atomically } from '../../kernel/change'
import { idOfDraft } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { requireReach } from './rules'
import { organisations, takeTree } from './store'

export const createOrganisation: UseCase<'organisations.createOrganisation'> = async ({ name, parentId, draftKey }, context) => {
  const organisationId = idOfDraft('org', context.actor.memberId, draftKey)
  return atomically(context, async (change) => {
    const parent = requireReach(await change.get(organisations, parentId), context.actor)
    // Whoever moves the parent meanwhile would not know of this one.
    await takeTree(change)
    if (draftKey !== undefined && (await change.get(organisations, organisationId))) return { organisationId }
    const path = [...parent.path, organisationId]
    await change.insert(organisations, { _id: organisationId, name, parentId, path, status: 'open' })
    await change.audit({
      action: 'organisation.created',
      target: { kind: 'organisation', id: organisationId },
      organisationPath: path,
      after: { name, parentId },
    })
    return { organisationId }
  })
}
