import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import type { OrganisationRecord } from '../organisations'
import { organisations, pathsOf } from '../organisations'
import type { DoneForDetails } from './done-for-kinds'
import { doneForKinds } from './done-for-kinds'
import { doneFor } from './done-for-store'
import { asStored } from './name-parts'
import type { MemberRecord } from './store'
import { members } from './store'

/** Takes back what staff did for the caller. Again changes nothing. */
export const undoDoneForMe: UseCase<'members.undoDoneForMe'> = async ({ doneForId }, { actor, now, requestId }) => {
  if (actor.status === 'guest') throw new AppError('NOT_REGISTERED')
  const { memberId } = actor
  await atomically({ actor, now, requestId }, async (change) => {
    const act = await change.get(doneFor, doneForId)
    const member = await change.get(members, memberId)
    if (!member || act?.memberId !== memberId) throw new AppError('DONE_FOR_NOT_FOUND')
    if (act.undoneAt !== null) return
    if (doneForKinds[act.kind].undo.page !== undefined) throw new AppError('UNDO_ELSEWHERE')
    if (act.kind === 'profileEdited') await restore(change, member, act.detail)
    if (act.kind === 'joined') await leave(change, member, act.detail.organisationId)
    await change.update(doneFor, doneForId, { undoneAt: now })
  })
  return { done: true }
}

/** Puts back what stood there before, but not over what the person changed since. */
async function restore(change: Change, member: MemberRecord, { before, after }: DoneForDetails['profileEdited']): Promise<void> {
  const untouched = Object.entries(before).filter(([field]) => {
    const key = field as keyof typeof before
    return JSON.stringify(member[key]) === JSON.stringify(after[key])
  })
  if (untouched.length > 0) await change.update(members, member._id, asStored(Object.fromEntries(untouched)))
}

async function leave(change: Change, member: MemberRecord, organisationId: string): Promise<void> {
  const rest = member.organisationIds.filter((id) => id !== organisationId)
  if (rest.length === 0) throw new AppError('LAST_ORGANISATION')
  const found: OrganisationRecord[] = []
  for (const id of rest) {
    const organisation = await change.get(organisations, id)
    if (organisation) found.push(organisation)
  }
  const organisationPaths = pathsOf(found)
  await change.update(members, member._id, { organisationIds: rest, organisationPaths })
}
