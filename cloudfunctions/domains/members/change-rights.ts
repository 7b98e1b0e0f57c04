import type { Actor, Grant } from '../../kernel/access'
import { currentGrants } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { atomically } from '../../kernel/change'
import { organisations } from '../organisations'
import { mayGrant } from './rules'
import { members, touchRights } from './store'

/**
 * A change of who may do what. Such changes follow one another, and each is decided with the roles its actor still holds then: two
 * colleagues who take away each other's role at once do not both succeed, and the last two owners cannot remove each other.
 */
export function changeRights<R>(
  context: { actor: Actor; now: Date; requestId: string },
  work: (change: Change, actor: Actor) => Promise<R>,
): Promise<R> {
  return atomically(context, async (change) => {
    await touchRights(change)
    return work(change, await stillActing(change, context))
  })
}

/** Whether somebody could give each of these roles that still hold or will: only then are they theirs to take away or to give back. */
export async function mayGrantAll(
  change: Pick<Change, 'get'>,
  grants: readonly Grant[],
  { actor, now }: { actor: Pick<Actor, 'roles'>; now: Date },
): Promise<boolean> {
  for (const { role, organisationId, endsAt } of grants) {
    if ((endsAt ?? now) < now) continue
    const path = (await change.get(organisations, organisationId))?.path ?? []
    if (!mayGrant(actor, role, path)) return false
  }
  return true
}

/** The actor as they are now, not as they were when the request came in. */
async function stillActing(change: Change, { actor, now }: { actor: Actor; now: Date }): Promise<Actor> {
  const member = await change.get(members, actor.memberId)
  if (member?.status !== 'approved') throw new AppError('ROLE_REQUIRED')
  return { ...actor, roles: currentGrants(member.roles, now) }
}
