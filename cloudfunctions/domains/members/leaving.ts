import type { Grant } from '../../kernel/access'
import { currentGrants } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { command } from '../../platform/database'
import { doneFor } from './done-for-store'
import { looks } from './look-store'
import type { MemberRecord } from './store'
import { members, membersWithRole, touchRights } from './store'

type Leaving = NonNullable<MemberRecord['leaving']>

/** Notes that somebody leaves, unless it is noted already. Answers what is noted. */
export async function markLeaving(memberId: string, leaving: Leaving): Promise<Leaving> {
  if ((await members.update({ _id: memberId, leaving: null }, { leaving })) === 1) return leaving
  return (await members.get(memberId))?.leaving ?? leaving
}

/** The same for an owner, as one of the changes of who may do what: of the last two who leave at once one stays. */
export async function markOwnerLeaving(change: Change, memberId: string, leaving: Leaving, now: Date): Promise<Leaving> {
  await touchRights(change)
  const member = await change.get(members, memberId)
  if (member?.leaving) return member.leaving
  if (member && (await isLastOwner(member, now))) throw new AppError('LAST_OWNER')
  await change.update(members, memberId, { leaving })
  return leaving
}

/** Notes that somebody stays after all; false when their time to take it back is over and erasing may have begun. */
export async function markStaying(memberId: string, now: Date): Promise<boolean> {
  const inTime = { _id: memberId, 'leaving.dueAt': command().gt(now) }
  if ((await members.update(inTime, { leaving: null })) === 1) return true
  return !(await members.get(memberId))?.leaving
}

/** Those whose time to take it back is over. */
export function membersDue(now: Date): Promise<MemberRecord[]> {
  return members.find({ 'leaving.dueAt': command().lte(now) }, { limit: 50 })
}

type Owner = Pick<MemberRecord, 'roles' | 'leaving'>

/** The grants of an owner that others can rely on: they hold now, have no end, and their holder does not leave. */
function lastingGrants({ roles, leaving }: Owner, now: Date): Grant[] {
  return leaving ? [] : currentGrants(roles, now).filter(({ role, endsAt }) => role === 'owner' && !endsAt)
}

/** Whether somebody owns the installation and nobody else does for good. */
export async function isLastOwner(member: Pick<MemberRecord, '_id' | 'roles'>, now: Date): Promise<boolean> {
  if (!currentGrants(member.roles, now).some(({ role }) => role === 'owner')) return false
  return (await membersWithRole(['owner'])).every((owner) => owner._id === member._id || lastingGrants(owner, now).length === 0)
}

/** Refuses to give the last owner roles with which they would be one no longer, or not for good. */
export async function requireOwnerAfter(member: MemberRecord, after: Grant[], now: Date): Promise<void> {
  if (lastingGrants({ ...member, roles: after }, now).length > 0) return
  if (await isLastOwner(member, now)) throw new AppError('LAST_OWNER')
}

/** Whether somebody owns the installation on an organisation, and whether nobody would own it for good without those. */
export async function ownersOn(organisationId: string, now: Date): Promise<{ some: boolean; allOfThem: boolean }> {
  const owners = await membersWithRole(['owner'])
  const isHere = (grant: Grant) => grant.organisationId === organisationId
  // One that has not begun counts here, and not among those that remain.
  const some = owners.some(({ roles }) =>
    roles.some((grant) => grant.role === 'owner' && isHere(grant) && (grant.endsAt ?? now) >= now),
  )
  return { some, allOfThem: some && owners.flatMap((owner) => lastingGrants(owner, now)).every(isHere) }
}

/** Removes a person's record and who looked at it. The last step: while the record is there, erasing is not finished. */
export async function forgetMember(memberId: string): Promise<void> {
  await looks.remove({ memberId })
  await doneFor.remove({ memberId })
  await members.remove({ _id: memberId })
}
