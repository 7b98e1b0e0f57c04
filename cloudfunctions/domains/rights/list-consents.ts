import type { OutputOf, UseCase } from '../../kernel/use-case'
import type { MemberRecord } from '../members'
import { requireOwnRecord } from './held'

type Consent = OutputOf<'rights.listConsents'>['items'][number]

const consents: (Omit<Consent, 'given'> & { isGiven(member: MemberRecord): boolean })[] = [
  {
    purpose: 'phone',
    title: '手机号',
    use: '有急事时，工作人员写明原因后可以查看，给您打电话。',
    change: '撤回以后，您的手机号会马上删掉，工作人员打不了电话给您。报名、意见和消息不受影响。',
    isGiven: ({ phone }) => phone !== null,
  },
  {
    purpose: 'background',
    title: '职业和特长',
    use: '工作人员据此邀请您参加合适的活动。',
    change: '撤回以后，您填的职业和特长会马上删掉。报名、意见和消息不受影响。',
    isGiven: ({ occupation, skills }) => occupation !== null || skills.length > 0,
  },
  {
    purpose: 'messages',
    title: '微信提醒',
    use: '审核结果、候补成功、意见答复和通知，用微信服务通知告诉您。',
    change: '撤回以后，不再给您发微信提醒，也不再问您要不要提醒。消息仍然在“消息”里，记得自己来看。',
    isGiven: ({ messagesDeclinedAt }) => !messagesDeclinedAt,
  },
]

export const listConsents: UseCase<'rights.listConsents'> = async (_input, { actor }) => {
  const member = await requireOwnRecord(actor)
  return {
    policy: { version: member.consentVersion, agreedAt: member.consentAt.toISOString() },
    items: consents.map(({ isGiven, ...consent }) => ({ ...consent, given: isGiven(member) })),
  }
}
