import { AppError } from '../../kernel/app-error'
import type { Role } from '../../contracts/define'
import type { Actor, Grant } from '../../kernel/access'
import { eachGrantOnce, reaches } from '../../kernel/access'
import type { InvitationRecord } from './invitation-store'
import type { Tree } from '../../kernel/tree'
import { isOpen } from '../../kernel/tree'
import type { MemberRecord } from './store'

/** Refuses consent to anything but the policy in force. */
export function requireConsent(given: string, inForce: string): void {
  if (given !== inForce) throw new AppError('CONSENT_OUTDATED')
}

/** What agreeing to the policy in force makes of somebody's consent: the earlier ones are kept, the same one twice is one. */
export function consentGiven(
  earlier: readonly { version: string; at: Date }[],
  version: string,
  now: Date,
): Pick<MemberRecord, 'consentVersion' | 'consentAt' | 'earlierConsents'> {
  const before = earlier.filter((consent, i) => consent.version !== version || i < earlier.length - 1)
  const given = earlier.length > before.length ? (earlier.at(-1)?.at ?? now) : now
  return { consentVersion: version, consentAt: given, ...(before.length === 0 ? {} : { earlierConsents: before }) }
}

/** What a review makes of a person; refused when it is not this administrator's to decide or was decided already. */
export function reviewed(
  member: MemberRecord | null,
  decision: { decision: 'approve' | 'reject'; reason?: string | undefined },
  actor: Actor,
  now: Date,
): { status: 'approved' | 'rejected'; review: MemberRecord['review'] } {
  // Somebody out of reach is answered like nobody, so that ids cannot be tried out.
  if (!member || member._id === actor.memberId || !reaches(actor, member.organisationPaths, 'administrator')) {
    throw new AppError('MEMBER_NOT_FOUND')
  }
  if (member.status !== 'pending') throw new AppError('ALREADY_REVIEWED')
  const { memberId: byId, name: byName } = actor
  return {
    status: decision.decision === 'approve' ? 'approved' : 'rejected',
    review: { decision: decision.decision, reason: decision.reason ?? null, byId, byName, at: now },
  }
}

/** Somebody whom this administrator may suspend: within reach, not themself, and an owner by an owner only. */
export function suspended(member: MemberRecord | null, actor: Actor): MemberRecord {
  const found = withinReach(member, actor)
  if (found.status !== 'approved') throw new AppError('STATUS_CHANGED')
  return found
}

/** Somebody suspended whom this administrator may let in again. */
export function restored(member: MemberRecord | null, actor: Actor): MemberRecord {
  const found = withinReach(member, actor)
  if (found.status !== 'suspended') throw new AppError('STATUS_CHANGED')
  return found
}

function withinReach(member: MemberRecord | null, actor: Actor): MemberRecord {
  if (!member || !reaches(actor, member.organisationPaths, 'administrator')) throw new AppError('MEMBER_NOT_FOUND')
  if (member._id === actor.memberId) throw new AppError('OWN_ACCOUNT')
  const owns = ({ roles }: Pick<Actor, 'roles'>) => roles.some(({ role }) => role === 'owner')
  if (owns(member) && !owns(actor)) throw new AppError('OWNER_REQUIRED')
  return member
}

/**
 * Whether somebody's role of handler reaches an organisation that an administrator looks after: it is held on one of those (`paths` are the
 * ways to the organisations it is held on), or on one above.
 */
export function canHandleFor(
  handler: { roles: readonly Grant[]; paths: readonly (readonly string[])[] },
  administrator: { scope: readonly string[]; organisationPaths: readonly string[] },
): boolean {
  const within = handler.paths.some((path) => path.some((id) => administrator.scope.includes(id)))
  return within || handler.roles.some(({ organisationId }) => administrator.organisationPaths.includes(organisationId))
}

/** Nobody grants more than they hold: an owner every role, an administrator all but that, each on what they look after. */
export function mayGrant(actor: Pick<Actor, 'roles'>, role: Role, organisationPath: readonly string[]): boolean {
  const isOwner = actor.roles.some((grant) => grant.role === 'owner' && organisationPath.includes(grant.organisationId))
  return isOwner || (role !== 'owner' && reaches(actor, organisationPath, 'administrator'))
}

/** The grants without the one of this role on this organisation. */
export function withoutGrant(
  grants: readonly Grant[],
  { role, organisationId }: Pick<Grant, 'role' | 'organisationId'>,
): Grant[] {
  return grants.filter((grant) => grant.role !== role || grant.organisationId !== organisationId)
}

/** Refuses a grant that is over before it begins, or over already. */
export function requireGrantTimes({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }, now: Date): void {
  if (endsAt !== null && endsAt <= (startsAt ?? now)) throw new AppError('GRANT_TIMES_INVALID')
}

/** Whether an invitation still admits, or why not. */
export function invitationState(
  { withdrawnAt, usesLeft, expiresAt }: Pick<InvitationRecord, 'withdrawnAt' | 'usesLeft' | 'expiresAt'>,
  now: Date,
): 'open' | 'usedUp' | 'expired' | 'withdrawn' {
  if (withdrawnAt !== null) return 'withdrawn'
  if (usesLeft < 1) return 'usedUp'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'open'
}

/** A code as it is stored, however it was typed. */
export function codeOf(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase()
}

/** An invitation within an administrator's reach; one out of reach is answered like none. */
export function requireInvitation(invitation: InvitationRecord | null, actor: Pick<Actor, 'roles'>): InvitationRecord {
  if (!invitation || !reaches(actor, invitation.organisationPath, 'administrator')) throw new AppError('INVITATION_NOT_FOUND')
  return invitation
}

/** What to tell a reviewer about somebody who does not wait any more. */
export function standingDecision(
  { status, review }: Pick<MemberRecord, 'status' | 'review'>,
  decision: 'approve' | 'reject',
  actor: Pick<Actor, 'memberId'>,
): { outcome: 'approved' | 'rejected' | 'reviewedAlready' | 'tryAgain'; words: string } {
  // Rejected by somebody and handed in again just now: it is to be decided anew.
  if (status === 'pending') return { outcome: 'tryAgain', words: '资料刚刚有变化，请看过再定' }
  const verb = status === 'rejected' ? '退回' : '通过'
  // Whoever came by an invitation after they were rejected was approved by nobody.
  if (!review || (review.decision === 'reject') !== (status === 'rejected'))
    return { outcome: 'reviewedAlready', words: '已凭邀请码加入，不用审核' }
  // The answer to the same decision of the same person was lost: it stands, and is told again.
  if (review.byId === actor.memberId && review.decision === decision) return decided(decision)
  return { outcome: 'reviewedAlready', words: `已由${review.byId === actor.memberId ? '您' : review.byName}${verb}` }
}

/** What to tell a reviewer about their own decision. */
export function decided(decision: 'approve' | 'reject'): { outcome: 'approved' | 'rejected'; words: string } {
  return decision === 'approve' ? { outcome: 'approved', words: '已通过' } : { outcome: 'rejected', words: '已退回' }
}

/**
 * The grants when organisations have closed: one on a merged organisation holds on what took it over, one on a closed organisation ends.
 * Of two that become the same one stays, with its own times.
 */
export function grantsAfter(grants: readonly Grant[], tree: Tree): Grant[] {
  return eachGrantOnce(
    grants.flatMap((grant) => {
      const organisationId = heldOnAfter(grant.organisationId, tree)
      return organisationId === null ? [] : [{ ...grant, organisationId }]
    }),
  )
}

/** Where a grant on an organisation holds now; null when it ended with it. */
function heldOnAfter(organisationId: string, tree: Tree): string | null {
  let id = organisationId
  for (let step = 0; step <= tree.size; step++) {
    const place = tree.get(id)
    if (!place || isOpen(place)) return id
    if (!place.mergedIntoId) return null
    id = place.mergedIntoId
  }
  return null
}
