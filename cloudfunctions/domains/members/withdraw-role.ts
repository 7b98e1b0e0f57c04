import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { changeRoles } from './change-roles'
import { withoutGrant } from './rules'
import { membersWithRole } from './store'

export const withdrawRole: UseCase<'members.withdrawRole'> = async (wanted, context) => {
  await changeRoles('role.withdrawn', wanted, context, async (roles) => {
    if (wanted.role === 'owner') await requireAnotherOwner(wanted.memberId)
    return withoutGrant(roles, wanted)
  })
  return { done: true }
}

/** Looked at inside the transaction, which two withdrawals cannot share: two owners cannot remove each other at once. */
async function requireAnotherOwner(memberId: string): Promise<void> {
  const owners = await membersWithRole(['owner'])
  if (owners.every(({ _id }) => _id === memberId)) throw new AppError('LAST_OWNER')
}
