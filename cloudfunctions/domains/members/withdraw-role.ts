import type { UseCase } from '../../kernel/use-case'
import { changeRoles } from './change-roles'
import { withoutGrant } from './rules'

export const withdrawRole: UseCase<'members.withdrawRole'> = async (wanted, context) => {
  await changeRoles('role.withdrawn', wanted, context, (roles) => withoutGrant(roles, wanted))
  return { done: true }
}
