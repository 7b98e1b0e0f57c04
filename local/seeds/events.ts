import type { EventRecord, SignUpRecord } from '../../cloudfunctions/domains/events'
import { derivedId } from '../../cloudfunctions/kernel/ids'
import { anEvent, aSignUp } from '../../test/factories'
import type { Question } from '../../cloudfunctions/contracts/questions'
import type { SeedOrganisation } from './organisations'
import { seedOrganisations } from './organisations'
import { seedMemberId } from './people'

interface Plan {
  id: string
  title: string
  kind: EventRecord['kind']
  at: SeedOrganisation
  /** Days from today and the hour in Shanghai. */
  day: number
  hour: number
  place: string
  capacity: number
  /** Members 1 to n have a seat, the next ones wait. */
  confirmed: number
  waiting?: number
  status?: EventRecord['status']
  description: string
  /** Days from today on which sign-up opens. */
  opens?: number
  /** Degrees north and east of the others' middle, for a map. */
  spot?: [north: number, east: number]
  /** What else makes it special. */
  more?: Partial<EventRecord>
}

/** Asked by the events that have questions. */
const meal: Question = {
  questionId: 'q_meal',
  kind: 'oneChoice',
  label: '中午在哪里吃',
  required: true,
  options: ['一起吃盒饭', '自己带', '不吃'],
}
const shoes: Question = { questionId: 'q_shoes', kind: 'text', label: '鞋码（统一准备雨靴）', required: false }

const plans: Plan[] = [
  {
    id: 'tea',
    title: '新阶层人士茶话会',
    kind: 'fellowship',
    at: 'newStratum',
    day: 2,
    hour: 14,
    place: '同心会客厅',
    capacity: 30,
    confirmed: 12,
    spot: [0, 0.01],
    more: { cover: { builtIn: 'tea' } },
    description: '喝杯热茶，认识新朋友，聊聊这一年的收获与打算。现场有茶艺演示，请提前十分钟到场。',
  },
  {
    id: 'law',
    title: '民营企业法律实务讲座',
    kind: 'training',
    at: 'chamber',
    day: 3,
    hour: 15,
    place: '望湖街道会议中心二楼',
    capacity: 6,
    confirmed: 6,
    waiting: 3,
    more: { cover: { builtIn: 'lecture' } },
    description: '律师结合真实案例，讲合同、用工、账款三个常见问题，现场答疑。',
  },
  {
    id: 'river',
    title: '护河志愿行动',
    kind: 'volunteering',
    at: 'volunteers',
    day: 5,
    hour: 9,
    place: '春晓河东岸集合点',
    capacity: 20,
    confirmed: 8,
    spot: [0.02, 0],
    more: { questions: { version: 1, items: [meal, shoes] }, cover: { builtIn: 'river' } },
    description: '清理河岸垃圾，劝导不文明行为。手套、工具由协会准备，请穿防滑鞋。',
  },
  {
    id: 'council',
    title: '停车难问题协商座谈',
    kind: 'consultation',
    at: 'district',
    day: 6,
    hour: 14,
    place: '城东区政府三号会议室',
    capacity: 15,
    confirmed: 9,
    more: { cover: { builtIn: 'forum' }, audience: { organisationIds: [seedOrganisations.lakeside._id], segmentId: null } },
    description: '就老旧小区停车难问题听取意见，交通、城管部门到场回应。',
  },
  {
    id: 'visit',
    title: '走访慰问退休老专家',
    kind: 'visiting',
    at: 'lakeside',
    day: 8,
    hour: 9,
    place: '望湖街道集合',
    capacity: 8,
    confirmed: 3,
    description: '分两组走访辖区内退休专家，陪老人说说话，了解生活需要。',
  },
  {
    id: 'park',
    title: '参观城东科技园',
    kind: 'excursion',
    at: 'returned',
    day: 10,
    hour: 10,
    place: '城东科技园南门',
    capacity: 40,
    confirmed: 15,
    spot: [0.3, 0.1],
    more: { cover: { builtIn: 'city' }, cancelPolicy: 'never' },
    description: '参观两家留学人员创办的企业，了解落地政策。乘大巴往返。',
  },
  {
    id: 'photo',
    title: '手机摄影入门课',
    kind: 'training',
    at: 'volunteers',
    day: 12,
    hour: 14,
    place: '春晓社区活动室',
    capacity: 2,
    confirmed: 2,
    waiting: 1,
    description: '手把手教您用手机拍出好照片，带上手机就行。',
  },
  {
    id: 'home',
    title: '同乡会年终团聚',
    kind: 'fellowship',
    at: 'fellows',
    day: 20,
    hour: 17,
    place: '柳溪饭店',
    capacity: 60,
    confirmed: 0,
    opens: 3,
    more: { cover: { builtIn: 'festival' } },
    description: '一年一聚，家常菜、家乡话。报名三天后开始。',
  },
  {
    id: 'chess',
    title: '棋类友谊赛',
    kind: 'other',
    at: 'lakeside',
    day: 15,
    hour: 13,
    place: '望湖文化站',
    capacity: 32,
    confirmed: 5,
    more: { cover: { builtIn: 'sport' } },
    description: '象棋、围棋两个组别，重在参与。',
  },
  {
    id: 'past-blood',
    title: '无偿献血进社区',
    kind: 'volunteering',
    at: 'volunteers',
    day: -6,
    hour: 9,
    place: '春晓社区广场',
    capacity: 50,
    confirmed: 10,
    description: '感谢每一位参与者。',
  },
  {
    id: 'past-policy',
    title: '惠企政策宣讲会',
    kind: 'training',
    at: 'chamber',
    day: -15,
    hour: 14,
    place: '望湖街道会议中心',
    capacity: 40,
    confirmed: 14,
    description: '税务、人社部门讲解最新惠企政策。',
  },
  {
    id: 'draft-dance',
    title: '新春联欢会（筹备中）',
    kind: 'fellowship',
    at: 'district',
    day: 45,
    hour: 14,
    place: '区文化馆剧场',
    capacity: 200,
    confirmed: 0,
    status: 'draft',
    description: '节目征集中。',
  },
]

/** A dozen events around the day of planting, with who signed up for them. */
export function seedEvents(now: Date, nameOf: (memberId: string) => string): { events: EventRecord[]; signUps: SignUpRecord[] } {
  const planted = plans.map((plan) => plant(plan, now, nameOf))
  return { events: planted.map(({ event }) => event), signUps: planted.flatMap(({ rows }) => rows) }
}

/** What some of those who came thought of it; the member with number 3 has still to say. */
function ratingOf(eventId: string, i: number, at: Date): SignUpRecord['rating'] {
  const said = ['组织得很好，工作人员很耐心。', '排队久了一点，其他都好。', '希望常办。']
  if (eventId !== 'past-blood' || i < 2) return null
  return { stars: [5, 4, 5, 5, 3][i % 5] ?? 5, comment: said[i - 2] ?? null, at }
}

/** The instant of an hour in Shanghai some days from today. */
function atHour(now: Date, day: number, hour: number): Date {
  const midnight = Math.floor((now.getTime() + 8 * 3600_000) / 86_400_000) * 86_400_000 - 8 * 3600_000
  return new Date(midnight + day * 86_400_000 + hour * 3600_000)
}

function plant(plan: Plan, now: Date, nameOf: (memberId: string) => string): { event: EventRecord; rows: SignUpRecord[] } {
  const organisation = seedOrganisations[plan.at]
  const startsAt = atHour(now, plan.day, plan.hour)
  const { confirmed, waiting = 0 } = plan
  const event = anEvent({
    _id: derivedId('e', 'seed', plan.id),
    title: plan.title,
    kind: plan.kind,
    status: plan.status ?? 'published',
    organisationId: organisation._id,
    organisationName: organisation.name,
    organisationPath: organisation.path,
    creatorId: seedMemberId('demo-organiser'),
    startsAt,
    place: { name: plan.place, ...(plan.spot ? { latitude: 30.25 + plan.spot[0], longitude: 120.16 + plan.spot[1] } : {}) },
    capacity: plan.capacity,
    description: plan.description,
    signUpOpensAt: plan.opens === undefined ? null : atHour(now, plan.opens, 9),
    issued: confirmed,
    waiting,
    queued: waiting,
    ...plan.more,
  })
  const signedUpAt = new Date(now.getTime() - 36 * 3600_000)
  const rows = Array.from({ length: confirmed + waiting }, (_unused, i) => {
    // Member 1 stays free for trying things out, but has one event to look forward to.
    const memberId = seedMemberId(`demo-member-${plan.id === 'tea' ? i + 1 : (i % 19) + 2}`)
    const seated = i < confirmed
    const checkedInAt = plan.day < 0 && i % 5 !== 0 ? startsAt : null
    return aSignUp({
      eventId: event._id,
      memberId,
      memberName: nameOf(memberId),
      organisationPath: organisation.path,
      status: seated ? 'confirmed' : 'waitlisted',
      seats: seated ? [i + 1] : [memberId],
      queue: seated ? null : i - confirmed + 1,
      order: seated ? i + 1 : 1_000_000_000 + i - confirmed + 1,
      signedUpAt: new Date(signedUpAt.getTime() + i * 60_000),
      statusAt: new Date(signedUpAt.getTime() + i * 60_000),
      checkedInAt,
      noteAt: checkedInAt,
      // Most are glad to be seen.
      showsName: i % 3 !== 2,
      rating: checkedInAt && ratingOf(plan.id, i, event.endsAt),
    })
  })
  return { event, rows }
}
