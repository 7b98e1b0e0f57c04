import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { changeRights, mayGrantAll } from './change-rights'
import { restored } from './rules'
import { members } from './store'

export const restoreMember: UseCase<'members.restoreMember'> = async ({ memberId }, context) => {
  const { now } = context
  await changeRights(context, async (change, actor) => {
    const member = restored(await change.get(members, memberId), actor)
    if (!(await mayGrantAll(change, member.roles, { actor, now }))) throw new AppError('ROLE_REQUIRED')
    await change.update(members, memberId, { status: 'approved', suspension: null })
    await change.audit({
      action: 'member.restored',
      target: { kind: 'member', id: memberId },
      organisationPath: member.organisationPaths,
      before: { status: 'suspended' },
      after: { status: 'approved' },
    })
    await change.tell({
      occasion: `restored_${now.getTime()}`,
      memberId,
      title: '您的账号已恢复',
      body: '现在可以报名活动、提意见、接收通知了。',
      page: '/pages/home/home',
      template: 'registrationReviewed',
      fields: { thing1: '账号恢复', phrase2: '已恢复', time3: now.toISOString(), thing4: '点开看看近期活动' },
    })
  })
  return { done: true }
}
