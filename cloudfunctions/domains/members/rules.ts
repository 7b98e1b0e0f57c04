import { AppError } from '../../kernel/app-error'
import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import type { MemberRecord } from './store'

/** Refuses consent to anything but the policy in force. */
export function requireConsent(given: string, inForce: string): void {
  if (given !== inForce) throw new AppError('CONSENT_OUTDATED')
}

/** What a review makes of a person; refused when it is not this administrator's to decide or was decided already. */
export function reviewed(
  member: MemberRecord | null,
  decision: { decision: 'approve' | 'reject'; reason?: string | undefined },
  actor: Actor,
  now: Date,
): Pick<MemberRecord, 'status' | 'review'> {
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

/** Whether somebody holds a handling role on an organisation that this administrator looks after, or on one above it. */
export function canHandleFor(member: Pick<MemberRecord, 'roles' | 'organisationPaths'>, scope: readonly string[]): boolean {
  return member.roles.some(
    ({ role, organisationId }) =>
      (role === 'handler' || role === 'administrator') &&
      (scope.includes(organisationId) || member.organisationPaths.some((id) => scope.includes(id))),
  )
}
