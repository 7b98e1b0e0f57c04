import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { reviewed } from './rules'
import { members } from './store'

export const reviewRegistration: UseCase<'members.reviewRegistration'> = async (input, context) =>
  atomically(context, async (change) => {
    const { actor, now } = context
    const member = await change.get(members, input.memberId)
    const result = reviewed(member, input, actor, now)
    await change.update(members, input.memberId, result)
    await change.audit({
      action: `member.${result.status}`,
      target: { kind: 'member', id: input.memberId },
      organisationPath: member?.organisationPaths ?? [],
      before: { status: 'pending' },
      after: { status: result.status },
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    })
    const approved = result.status === 'approved'
    await change.tell({
      occasion: `reviewed_${now.getTime()}`,
      memberId: input.memberId,
      title: approved ? '您的登记已通过' : '您的登记需要修改',
      body: approved
        ? '欢迎加入。现在可以报名活动、提意见、接收通知了。'
        : `原因：${input.reason ?? '资料不完整'}。请修改后重新提交。`,
      page: approved ? '/pages/home/home' : '/pages/members/register/register',
      template: 'registrationReviewed',
      fields: {
        thing1: '成员登记',
        phrase2: approved ? '已通过' : '需修改',
        time3: now.toISOString(),
        thing4: approved ? '欢迎加入，点开看看近期活动' : (input.reason ?? '请修改后重新提交'),
      },
    })
    return { memberId: input.memberId, status: result.status }
  })
