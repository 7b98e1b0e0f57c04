import type { Role } from '../../contracts/define'
import type { Actor, Grant } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { isOpen } from '../../kernel/tree'
import { organisations } from '../organisations'
import { changeRights } from './change-rights'
import { requireOwnerAfter } from './leaving'
import { mayGrant } from './rules'
import { members } from './store'

interface Wanted {
  memberId: string
  role: Role
  organisationId: string
  /** From when to when, for the trace. */
  times?: { startsAt?: string; endsAt?: string }
}

/** What granting and withdrawing have in common: both are within reach, an owner remains, the roles change, the trace is kept. */
export function changeRoles(
  action: 'role.granted' | 'role.withdrawn',
  { memberId, role, organisationId, times = {} }: Wanted,
  context: { actor: Actor; now: Date; requestId: string },
  changed: (roles: Grant[]) => Grant[],
): Promise<void> {
  return changeRights(context, async (change, actor) => {
    const organisation = await change.get(organisations, organisationId)
    if (!organisation || !mayGrant(actor, role, organisation.path)) throw new AppError('ROLE_REQUIRED')
    if (action === 'role.granted' && !isOpen(organisation)) throw new AppError('ORGANISATION_CLOSED')
    const member = await change.get(members, memberId)
    if (!member || member.status !== 'approved') throw new AppError('MEMBER_NOT_FOUND')
    const roles = changed(member.roles)
    // Withdrawn already: nothing happens twice, nor is it told twice.
    if (action === 'role.withdrawn' && roles.length === member.roles.length) return
    // Inside the transaction, which two such changes cannot share: two owners cannot remove each other at once.
    if (role === 'owner') await requireOwnerAfter(member, roles, context.now)
    await change.update(members, memberId, { roles })
    await change.audit({
      action,
      target: { kind: 'member', id: memberId },
      organisationPath: organisation.path,
      after: { role, organisationId, ...times },
    })
  })
}
