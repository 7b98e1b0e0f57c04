import type { RoleName } from '../../services/me'
import { roleLabels } from '../../shared/labels'

/** What each role lets somebody do, after 「可以」. */
export const allowedBy: Record<RoleName, string> = {
  owner: '做所有角色能做的事，并授予任何角色',
  administrator: '审核登记、授予角色、管理组织、分派意见、查看操作记录',
  editor: '写通知，交给另一位同事审核',
  reviewer: '审核并发布同事写的通知',
  organiser: '发布活动、看报名名单、给到场的人签到',
  handler: '办理和答复交给本人的意见',
  liaison: '看成员名单，说明原因后查看手机号',
}

const grantable: RoleName[] = ['liaison', 'organiser', 'editor', 'reviewer', 'handler', 'administrator']

/** The roles to choose from. Only an owner makes another owner. */
export function roleOptions(isOwner: boolean): { value: RoleName; label: string; note: string }[] {
  const roles: RoleName[] = isOwner ? [...grantable, 'owner'] : grantable
  return roles.map((value) => ({ value, label: roleLabels[value], note: `可以${allowedBy[value]}` }))
}
