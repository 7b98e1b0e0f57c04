import type { Grant } from '../../kernel/access'
import { currentGrants } from '../../kernel/access'
import { command } from '../../platform/database'
import { doneFor } from './done-for-store'
import { looks } from './look-store'
import type { MemberRecord } from './store'
import { members, membersWithRole } from './store'

/** Notes that somebody leaves, unless it is noted already. Answers what is noted. */
export async function markLeaving(memberId: string, leaving: NonNullable<MemberRecord['leaving']>) {
  if ((await members.update({ _id: memberId, leaving: null }, { leaving })) === 1) return leaving
  return (await members.get(memberId))?.leaving ?? leaving
}

/** Notes that somebody stays after all. */
export async function markStaying(memberId: string): Promise<void> {
  await members.update({ _id: memberId }, { leaving: null })
}

/** Those whose time to take it back is over. */
export function membersDue(now: Date): Promise<MemberRecord[]> {
  return members.find({ 'leaving.dueAt': command().lte(now) }, { limit: 50 })
}

/** Whether nobody else owns the installation now. */
export async function isLastOwner(member: Pick<MemberRecord, '_id' | 'roles'>, now: Date): Promise<boolean> {
  const owns = ({ roles }: Pick<MemberRecord, 'roles'>) => currentGrants(roles, now).some(({ role }) => role === 'owner')
  if (!owns(member)) return false
  return (await membersWithRole(['owner'])).every((owner) => owner._id === member._id || !owns(owner))
}

/** Whether somebody owns the installation on an organisation, and whether nobody would own it any more without those. */
export async function ownersOn(organisationId: string, now: Date): Promise<{ some: boolean; allOfThem: boolean }> {
  const grants = (await membersWithRole(['owner'])).flatMap(({ roles }) => roles.filter(({ role }) => role === 'owner'))
  const isHere = (grant: Grant) => grant.organisationId === organisationId
  // One that has not begun counts here, and not among those that remain.
  const some = grants.some((grant) => isHere(grant) && (grant.endsAt ?? now) >= now)
  return { some, allOfThem: some && currentGrants(grants, now).every(isHere) }
}

/** Removes a person's record and who looked at it. The last step: while the record is there, erasing is not finished. */
export async function forgetMember(memberId: string): Promise<void> {
  await looks.remove({ memberId })
  await doneFor.remove({ memberId })
  await members.remove({ _id: memberId })
}
