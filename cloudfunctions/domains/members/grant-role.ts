import type { UseCase } from '../../kernel/use-case'
import { changeRoles } from './change-roles'
import { requireGrantTimes, withoutGrant } from './rules'

export const grantRole: UseCase<'members.grantRole'> = async ({ startsAt, endsAt, ...wanted }, context) => {
  const given = { ...(startsAt === undefined ? {} : { startsAt }), ...(endsAt === undefined ? {} : { endsAt }) }
  const times = {
    startsAt: startsAt === undefined ? null : new Date(startsAt),
    endsAt: endsAt === undefined ? null : new Date(endsAt),
  }
  requireGrantTimes(times, context.now)
  const { role, organisationId } = wanted
  await changeRoles('role.granted', { ...wanted, times: given }, context, (roles) => [
    ...withoutGrant(roles, wanted),
    { role, organisationId, ...times },
  ])
  return { done: true }
}
