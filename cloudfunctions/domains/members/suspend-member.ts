import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { changeRights, mayGrantAll } from './change-rights'
import { isLastOwner } from './leaving'
import { suspended } from './rules'
import { members } from './store'

export const suspendMember: UseCase<'members.suspendMember'> = async ({ memberId, reason }, context) => {
  const { now } = context
  await changeRights(context, async (change, actor) => {
    const member = suspended(await change.get(members, memberId), actor)
    if (!(await mayGrantAll(change, member.roles, { actor, now }))) throw new AppError('ROLE_REQUIRED')
    if (await isLastOwner(member, now)) throw new AppError('LAST_OWNER')
    const suspension = { reason, byId: actor.memberId, byName: actor.name, at: now }
    await change.update(members, memberId, { status: 'suspended', suspension })
    await change.audit({
      action: 'member.suspended',
      target: { kind: 'member', id: memberId },
      organisationPath: member.organisationPaths,
      before: { status: 'approved' },
      after: { status: 'suspended' },
      reason,
    })
    await change.tell({
      occasion: `suspended_${now.getTime()}`,
      memberId,
      title: '您的账号已停用',
      body: `原因：${reason}。如有疑问，请联系您所在组织的工作人员。`,
      page: '/pages/home/home',
      template: 'registrationReviewed',
      fields: { thing1: '账号停用', phrase2: '已停用', time3: now.toISOString(), thing4: reason },
    })
  })
  return { done: true }
}
