import type { Actor } from '../../kernel/access'
import { eachGrantOnce } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { isConflict } from '../../platform/database'
import type { MemberRecord, MergeRecord } from '../members'
import { isLastOwner, isMadeUp, mayGrantAll, members, mergeId, merges, promiseMerge, touchRights } from '../members'
import type { OrganisationRecord } from '../organisations'
import { organisations } from '../organisations'
import { carryOut } from './carry-out'
import { locksOutKept, requireMergeable, requireReach } from './rules'

/** Makes two records of one person one. What was promised is finished here, or by the timer. */
export const mergeMembers: UseCase<'merges.mergeMembers'> = async ({ keepId, goId, reason }, context) => {
  const { actor, now } = context
  const merge = await atomically(context, async (change) => {
    const standing = await change.get(merges, mergeId(keepId, goId))
    // Sent again, or by a colleague who saw the same pair.
    if (standing) return standing
    const { keep, go } = await bothRecords(change, { keepId, goId }, context)
    const locksOut = locksOutKept(keep, go)
    if (go.roles.length > 0 || locksOut) await touchRights(change)
    if (locksOut && (await isLastOwner(keep, now))) throw new AppError('LAST_OWNER')
    await change.audit({
      action: 'member.merged',
      target: { kind: 'member', id: keepId },
      organisationPath: [...new Set([...keep.organisationPaths, ...go.organisationPaths])],
      before: { goneId: goId, roles: keep.roles.length },
      after: { roles: eachGrantOnce([...keep.roles, ...go.roles]).length },
      reason,
    })
    const by = { by: 'staff', byId: actor.memberId, byName: actor.name, reason } as const
    return promiseMerge(change, { keep, go, by, now })
  })
  if (merge.state === 'working') await startAtOnce(merge, now)
  return { memberId: merge.keepId }
}

/** Both records, read in the transaction that merges them, or a refusal. */
async function bothRecords(
  change: Change,
  { keepId, goId }: { keepId: string; goId: string },
  { actor, now }: { actor: Actor; now: Date },
): Promise<{ keep: MemberRecord; go: MemberRecord }> {
  const keep = await change.get(members, keepId)
  const go = await change.get(members, goId)
  if (keep?.mergedInto || go?.mergedInto) throw new AppError('ALREADY_MERGED')
  requireReach(keep, go, actor)
  if (!go) throw new AppError('MEMBER_NOT_FOUND')
  const held = await organisationsOf(change, go)
  // Somebody locked out loses their roles as well, so those must be this administrator's to take.
  const grants = locksOutKept(keep, go) ? [...go.roles, ...keep.roles] : go.roles
  const mayGrant = await mayGrantAll(change, grants, { actor, now })
  const facts = { keepHasWeChat: !isMadeUp(keep), goHasWeChat: !isMadeUp(go), mayGrant }
  requireMergeable(keep, { record: go, organisations: held }, actor, facts)
  return { keep, go }
}

async function organisationsOf(change: Change, member: MemberRecord): Promise<OrganisationRecord[]> {
  const found: OrganisationRecord[] = []
  for (const id of member.organisationIds) {
    const organisation = await change.get(organisations, id)
    if (organisation) found.push(organisation)
  }
  return found
}

/** The merge stands whatever happens here: when somebody writes the same documents just now, the timer goes on. */
async function startAtOnce(merge: MergeRecord, now: Date): Promise<void> {
  try {
    await carryOut(merge, now)
  } catch (error) {
    if (!isConflict(error)) throw error
  }
}
