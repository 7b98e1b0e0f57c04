import type { OpinionRecord } from '../../cloudfunctions/domains/opinions'
import { shanghaiDate } from '../../cloudfunctions/kernel/clock'
import { derivedId } from '../../cloudfunctions/kernel/ids'
import { addWorkingDays } from '../../cloudfunctions/kernel/working-days'
import { anOpinion } from '../../test/factories'
import type { SeedOrganisation } from './organisations'
import { seedOrganisations } from './organisations'
import { seedMemberId } from './people'

type Status = OpinionRecord['status']

interface Plan {
  by: number
  at: SeedOrganisation
  kind: OpinionRecord['kind']
  category: OpinionRecord['category']
  text: string
  reached: Status
  daysAgo: number
  answer?: string
  satisfied?: boolean
  anonymous?: boolean
}

const plans: Plan[] = [
  {
    by: 1,
    at: 'newStratum',
    kind: 'suggestion',
    category: 'livelihood',
    text: '湖滨步道的路灯坏了两盏，晚上散步看不清，建议尽快修好。',
    reached: 'submitted',
    daysAgo: 1,
  },
  {
    by: 2,
    at: 'returned',
    kind: 'question',
    category: 'business',
    text: '留学人员创业补贴今年还能申请吗？需要准备哪些材料？',
    reached: 'accepted',
    daysAgo: 3,
  },
  {
    by: 3,
    at: 'chamber',
    kind: 'request',
    category: 'safety',
    text: '商业街东口货车占道卸货，早高峰很堵，请协调卸货时间。',
    reached: 'assigned',
    daysAgo: 4,
  },
  {
    by: 1,
    at: 'newStratum',
    kind: 'suggestion',
    category: 'culture',
    text: '建议把茶话会改到周末，上班的会员才来得了。',
    reached: 'replied',
    daysAgo: 9,
    answer: '感谢您的建议。从下月起，茶话会将固定在每月第二个周六下午举行，欢迎参加。',
  },
  {
    by: 4,
    at: 'fellows',
    kind: 'request',
    category: 'environment',
    text: '镇口小公园的垃圾桶太少，节假日满地都是。',
    reached: 'closed',
    daysAgo: 20,
    answer: '已增设六个分类垃圾桶，并增加节假日清运次数。',
    satisfied: true,
  },
  {
    by: 5,
    at: 'volunteers',
    kind: 'suggestion',
    category: 'association',
    text: '志愿服务时长希望能在手机上查到。',
    reached: 'closed',
    daysAgo: 30,
    answer: '时长查询正在建设，年底前开通。',
    satisfied: false,
  },
  {
    by: 6,
    at: 'newStratum',
    kind: 'request',
    category: 'livelihood',
    text: '小区电动车充电桩经常断电，请帮忙反映。',
    reached: 'submitted',
    daysAgo: 6,
    anonymous: true,
  },
]

const order: Status[] = ['submitted', 'accepted', 'assigned', 'replied', 'closed']

/** Opinions in every state, one of them anonymous and one past its day. */
export function seedOpinions(now: Date, nameOf: (memberId: string) => string): OpinionRecord[] {
  return plans.map((plan, i) => plant(plan, i, now, nameOf))
}

function plant(plan: Plan, i: number, now: Date, nameOf: (memberId: string) => string): OpinionRecord {
  const authorId = seedMemberId(`demo-member-${plan.by}`)
  const admin = seedMemberId('demo-admin')
  const handler = seedMemberId('demo-handler')
  const submittedAt = new Date(now.getTime() - plan.daysAgo * 86_400_000)
  const reached = order.indexOf(plan.reached)
  const byOf: Record<Status, string> = {
    submitted: authorId,
    accepted: admin,
    assigned: admin,
    replied: handler,
    closed: authorId,
  }
  const textOf: Record<Status, string | null> = {
    submitted: null,
    accepted: null,
    assigned: `承办人：${nameOf(handler)}`,
    replied: plan.answer ?? null,
    closed: plan.satisfied ? '满意' : '不满意',
  }
  const steps = order.slice(0, reached + 1).map((status, step) => ({
    status,
    at: new Date(submittedAt.getTime() + step * 20 * 3600_000),
    byId: byOf[status],
    byName: nameOf(byOf[status]),
    text: textOf[status],
  }))
  const organisation = seedOrganisations[plan.at]
  const day = shanghaiDate(submittedAt)
  return anOpinion({
    _id: derivedId('o', 'seed', String(i)),
    receiptNumber: `${day.replaceAll('-', '')}-${String(100_001 + i)}`,
    authorId,
    authorName: nameOf(authorId),
    anonymous: plan.anonymous ?? false,
    kind: plan.kind,
    category: plan.category,
    text: plan.text,
    organisationId: organisation._id,
    organisationName: organisation.name,
    organisationPath: organisation.path,
    status: plan.reached,
    submittedAt,
    dueOn: reached >= order.indexOf('replied') ? null : addWorkingDays(day, reached === 0 ? 3 : 8),
    leadId: reached >= order.indexOf('assigned') ? handler : null,
    leadName: reached >= order.indexOf('assigned') ? nameOf(handler) : null,
    steps,
    rating: plan.satisfied === undefined ? null : { satisfied: plan.satisfied, comment: null, at: submittedAt },
  })
}
