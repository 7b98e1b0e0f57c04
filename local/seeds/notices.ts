import type { NoticeRecord } from '../../cloudfunctions/domains/notices'
import { derivedId } from '../../cloudfunctions/kernel/ids'
import { aNotice } from '../../test/factories'
import type { SeedOrganisation } from './organisations'
import { seedOrganisations } from './organisations'
import { seedMemberId } from './people'

interface Plan {
  id: string
  title: string
  body: string
  to: SeedOrganisation
  status: NoticeRecord['status']
  hoursAgo: number
  needsAcknowledgement?: boolean
}

const plans: Plan[] = [
  {
    id: 'meeting',
    title: '年度会员大会定于下月举行',
    body: '各位会员：\n年度会员大会定于下月第二个周六上午九点在区文化馆召开，请安排好时间。会上将报告全年工作、听取大家意见。\n看到后请点“我已知晓”。',
    to: 'district',
    status: 'published',
    hoursAgo: 5,
    needsAcknowledgement: true,
  },
  {
    id: 'weather',
    title: '大风降温，出行请注意安全',
    body: '未来三天有大风降温，请注意添衣保暖，户外活动请留意最新通知。',
    to: 'district',
    status: 'published',
    hoursAgo: 28,
  },
  {
    id: 'policy',
    title: '留学人员创业支持政策解读',
    body: '最新一期政策解读已发布，涉及场地、贷款和人才公寓三个方面。',
    to: 'returned',
    status: 'published',
    hoursAgo: 75,
  },
  {
    id: 'thanks',
    title: '献血活动圆满结束，感谢参与',
    body: '共有四十二位会员参与，谢谢大家的爱心。',
    to: 'lakeside',
    status: 'published',
    hoursAgo: 130,
  },
  {
    id: 'survey',
    title: '明年活动安排征求意见',
    body: '请大家说说明年最想参加哪些活动，可在“提意见”里告诉我们。',
    to: 'district',
    status: 'inReview',
    hoursAgo: 3,
  },
  {
    id: 'holiday',
    title: '元旦值班安排',
    body: '元旦期间值班电话保持畅通。（草稿）',
    to: 'district',
    status: 'draft',
    hoursAgo: 1,
  },
]

/** Notices in every state but withdrawn. Published ones still have their rows to be written, by the product itself. */
export function seedNotices(now: Date, nameOf: (memberId: string) => string): NoticeRecord[] {
  const authorId = seedMemberId('demo-editor')
  return plans.map(({ id, title, body, to, status, hoursAgo, needsAcknowledgement = false }) => {
    const at = new Date(now.getTime() - hoursAgo * 3600_000)
    const organisation = seedOrganisations[to]
    return aNotice({
      _id: derivedId('n', 'seed', id),
      title,
      body,
      audience: { organisationIds: [organisation._id], includeBelow: true },
      organisationNames: [organisation.name],
      organisationPaths: organisation.path,
      audiencePaths: [{ path: organisation.path }],
      authorId,
      authorName: nameOf(authorId),
      status,
      updatedAt: at,
      publishedAt: status === 'published' ? at : null,
      needsAcknowledgement,
      fanOut: { state: status === 'published' ? 'filling' : 'none', after: null, recipients: 0 },
    })
  })
}
