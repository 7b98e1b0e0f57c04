import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { waysTo } from '../../kernel/tree'
import type { UseCase } from '../../kernel/use-case'
import type { MemberRecord } from '../members'
import { members } from '../members'
import { duplicates } from './store'

/** Notes that two records are two people. Again changes nothing. */
export const dismissDuplicate: UseCase<'merges.dismissDuplicate'> = async ({ duplicateId }, context) => {
  const { actor, now } = context
  await atomically(context, async (change) => {
    const pair = await change.get(duplicates, duplicateId)
    const people: (MemberRecord | null)[] = []
    for (const id of pair?.memberIds ?? []) people.push(await change.get(members, id))
    // Where the two belong now decides, not where they did when the pair was found.
    const reached = people.every((member) => member && reaches(actor, member.organisationPaths, 'administrator'))
    if (!pair || !reached) throw new AppError('DUPLICATE_NOT_FOUND')
    if (pair.dismissed) return
    const dismissedBy = { byId: actor.memberId, byName: actor.name, at: now }
    await change.update(duplicates, duplicateId, { dismissed: true, dismissedBy })
    await change.audit({
      action: 'member.toldApart',
      target: { kind: 'member', id: pair.memberIds[0] ?? '' },
      organisationPath: waysTo(people.flatMap((member) => (member ? [{ path: member.organisationPaths }] : []))),
      after: { memberIds: pair.memberIds },
    })
  })
  return { done: true }
}
