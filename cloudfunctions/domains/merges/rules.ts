import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { MemberRecord } from '../members'
import type { OrganisationRecord } from '../organisations'

type Pair = Pick<MemberRecord, '_id' | 'name' | 'phoneHash' | 'organisationIds' | 'organisationPaths' | 'mergedInto'>

/** Why two records look like one person; empty when they do not. */
export function alike(a: Pair, b: Pair): ('phone' | 'name')[] {
  if (a._id === b._id || a.mergedInto || b.mergedInto) return []
  const samePhone = a.phoneHash !== null && a.phoneHash === b.phoneHash
  const sameName = a.name === b.name && a.organisationIds.some((id) => b.organisationIds.includes(id))
  return [...(samePhone ? (['phone'] as const) : []), ...(sameName ? (['name'] as const) : [])]
}

/** What is above both. */
export function commonPaths(a: Pick<Pair, 'organisationPaths'>, b: Pick<Pair, 'organisationPaths'>): string[] {
  return a.organisationPaths.filter((id) => b.organisationPaths.includes(id))
}

/** Two records as one who may look at both finds them. */
export function requireReach(
  keep: MemberRecord | null,
  go: MemberRecord | null,
  actor: Pick<Actor, 'roles'>,
): asserts keep is MemberRecord {
  for (const member of [keep, go]) {
    if (!member || !reaches(actor, member.organisationPaths, 'administrator')) throw new AppError('MEMBER_NOT_FOUND')
  }
  if (keep?._id === go?._id) throw new AppError('MEMBER_NOT_FOUND')
}

/** Whether somebody who may act could do so no longer, because the other record is suspended. */
export function locksOutKept(keep: Pick<MemberRecord, 'status'>, go: Pick<MemberRecord, 'status'>): boolean {
  return go.status === 'suspended' && keep.status === 'approved'
}

interface Going {
  record: MemberRecord
  /** Every organisation they belong to. */
  organisations: readonly OrganisationRecord[]
}

/** Refuses a merge that would give somebody more than this administrator could, or that takes a WeChat from the one that has it. */
export function requireMergeable(
  keep: MemberRecord,
  { record: go, organisations }: Going,
  actor: Actor,
  facts: { keepHasWeChat: boolean; goHasWeChat: boolean; mayGrant: boolean },
): void {
  if (keep._id === actor.memberId || go._id === actor.memberId) throw new AppError('OWN_RECORD')
  if (keep.leaving || go.leaving) throw new AppError('MEMBER_LEAVING')
  if (!facts.keepHasWeChat && facts.goHasWeChat) throw new AppError('MERGE_ORDER')
  // What the one that stays does not have yet would be given to it.
  const given = organisations.filter(({ _id }) => !keep.organisationIds.includes(_id))
  const within = given.every(({ path }) => reaches(actor, path, 'administrator'))
  if (!within || !facts.mayGrant) throw new AppError('MERGE_BEYOND_REACH')
}
