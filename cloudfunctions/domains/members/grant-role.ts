import type { UseCase } from '../../kernel/use-case'
import { changeRoles } from './change-roles'
import { requireGrantTimes, withoutGrant } from './rules'

export const grantRole: UseCase<'members.grantRole'> = async ({ startsAt, endsAt, ...wanted }, context) => {
  const times = {
    startsAt: startsAt === undefined ? null : new Date(startsAt),
    endsAt: endsAt === undefined ? null : new Date(endsAt),
  }
  requireGrantTimes(times, context.now)
  const { role, organisationId } = wanted
  await changeRoles('role.granted', wanted, context, (roles) => [
    ...withoutGrant(roles, wanted),
    { role, organisationId, ...times },
  ])
  return { done: true }
}
