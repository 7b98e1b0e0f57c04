import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { duplicates } from './store'

/** Notes that two records are two people. Again changes nothing. */
export const dismissDuplicate: UseCase<'merges.dismissDuplicate'> = async ({ duplicateId }, context) => {
  const { actor, now } = context
  await atomically(context, async (change) => {
    const pair = await change.get(duplicates, duplicateId)
    if (!pair || !reaches(actor, pair.organisationPaths, 'administrator')) throw new AppError('DUPLICATE_NOT_FOUND')
    if (pair.dismissed) return
    const dismissedBy = { byId: actor.memberId, byName: actor.name, at: now }
    await change.update(duplicates, duplicateId, { dismissed: true, dismissedBy })
    await change.audit({
      action: 'member.toldApart',
      target: { kind: 'member', id: pair.memberIds[0] ?? '' },
      organisationPath: pair.organisationPaths,
      after: { memberIds: pair.memberIds },
    })
  })
  return { done: true }
}
