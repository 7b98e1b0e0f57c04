import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { changeRoles } from './change-roles'
import { withoutGrant } from './rules'
import { isLastOwner } from './leaving'

export const withdrawRole: UseCase<'members.withdrawRole'> = async (wanted, context) => {
  await changeRoles('role.withdrawn', wanted, context, async (roles) => {
    // Inside the transaction, which two withdrawals cannot share: two owners cannot remove each other at once.
    if (wanted.role === 'owner' && (await isLastOwner({ _id: wanted.memberId, roles }, context.now)))
      throw new AppError('LAST_OWNER')
    return withoutGrant(roles, wanted)
  })
  return { done: true }
}
