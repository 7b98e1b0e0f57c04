import { readFileSync } from 'node:fs'
import path from 'node:path'
import { derivedId } from '../../cloudfunctions/kernel/ids'
import { Journey } from './support/journey'
import type { Phone } from './support/phone'

interface Visit {
  as: string
  query?: string
  /** What can be read once the page has what it asked the server for. */
  says?: string
}

/** Who has most to see on a page. A page that is not here is opened as the owner. */
const visits: Record<string, Visit> = {
  'pages/home/home': { as: 'demo-member-1', says: '与我有关' },
  'pages/inbox/inbox': { as: 'demo-member-1', says: '未读' },
  'pages/me/me': { as: 'demo-admin', says: '工作台' },
  'pages/members/register/register': { as: 'visitor', says: '同意并继续' },
  'pages/members/review/review': { as: 'demo-admin', says: '方小舟' },
  'pages/members/people/people': { as: 'demo-admin', says: '李和平' },
  'pages/members/person/person': {
    as: 'demo-admin',
    query: `memberId=${derivedId('m', 'demo-member-1')}`,
    says: '停用账号',
  },
  'pages/members/profile/profile': { as: 'demo-member-1' },
  'pages/members/looks/looks': { as: 'demo-member-1' },
  'pages/members/imports/imports': { as: 'demo-admin', says: '第一步' },
  'pages/members/exports/exports': { as: 'demo-admin', says: '用途' },
  'pages/members/assist/assist': { as: 'demo-admin', says: '怎么同意的' },
  'pages/members/done-for-me/done-for-me': { as: 'demo-member-1', says: '撤销' },
  'pages/members/duplicates/duplicates': { as: 'demo-owner' },
  'pages/members/merge/merge': {
    as: 'demo-owner',
    query: `keepId=${derivedId('m', 'demo-member-2')}&goId=${derivedId('m', 'seed-assisted-1')}`,
    says: '合并以后',
  },
  'pages/members/handover/handover': {
    as: 'demo-owner',
    query: `fromId=${derivedId('m', 'demo-handler')}`,
    says: '由谁接手',
  },
  'pages/members/organisation/organisation': {
    as: 'demo-member-1',
    query: 'organisationId=org-new-stratum',
    says: '怎样联系',
  },
  'pages/members/organisation-settings/organisation-settings': {
    as: 'demo-admin',
    query: 'organisationId=org-new-stratum',
    says: '登记名额',
  },
  'pages/members/reorganise/reorganise': { as: 'demo-admin', query: 'kind=close&organisationId=org-chamber', says: '会发生什么' },
  'pages/members/segments/segments': { as: 'demo-admin', says: '懂法律和财税的会员' },
  'pages/members/segment/segment': { as: 'demo-admin', query: `segmentId=${seedId('s', 'experts')}`, says: '删除这个分组' },
  'pages/notices/detail/detail': { as: 'demo-member-1', query: `noticeId=${seedId('n', 'meeting')}`, says: '我已知晓' },
  'pages/notices/edit/edit': { as: 'demo-editor', says: '提交审核' },
  'pages/notices/manage/manage': { as: 'demo-reviewer', says: '待审核' },
  'pages/events/list/list': { as: 'demo-member-1', says: '茶话会' },
  'pages/events/detail/detail': { as: 'demo-member-1', query: `eventId=${seedId('e', 'tea')}`, says: '报名成功' },
  'pages/events/sign-up/sign-up': { as: 'demo-member-1', query: `eventId=${seedId('e', 'river')}`, says: '主办方想知道' },
  'pages/events/sign-up-for/sign-up-for': {
    as: 'demo-admin',
    query: `eventId=${seedId('e', 'river')}`,
    says: '何勇',
  },
  'pages/events/edit/edit': { as: 'demo-organiser', says: '保存并发布' },
  'pages/events/preview/preview': { as: 'demo-organiser', query: `eventId=${seedId('e', 'tea')}`, says: '报名须知' },
  'pages/events/cancel/cancel': { as: 'demo-organiser', query: `eventId=${seedId('e', 'tea')}`, says: '为什么取消' },
  'pages/events/roster/roster': { as: 'demo-organiser', query: `eventId=${seedId('e', 'law')}`, says: '候补第 1 位' },
  'pages/events/check-in/check-in': { as: 'demo-organiser', query: `eventId=${seedId('e', 'tea')}`, says: '秒后换新' },
  'pages/events/ticket/ticket': { as: 'demo-member-1', query: `eventId=${seedId('e', 'tea')}`, says: '扫码签到' },
  'pages/events/tally/tally': { as: 'demo-organiser', query: `eventId=${seedId('e', 'tea')}`, says: '未勾' },
  'pages/events/walk-in/walk-in': { as: 'demo-organiser', query: `eventId=${seedId('e', 'tea')}`, says: '按姓名查找' },
  'pages/events/message/message': { as: 'demo-organiser', query: `eventId=${seedId('e', 'law')}`, says: '发给谁' },
  'pages/events/rate/rate': { as: 'demo-member-3', query: `eventId=${seedId('e', 'past-blood')}`, says: '点星星选择' },
  'pages/events/photos/photos': { as: 'demo-organiser', query: `eventId=${seedId('e', 'past-blood')}`, says: '还没有照片' },
  'pages/events/certificate/certificate': {
    as: 'demo-member-3',
    query: `eventId=${seedId('e', 'past-blood')}`,
    says: '存到相册',
  },
  'pages/events/summary/summary': { as: 'demo-organiser', query: `eventId=${seedId('e', 'past-blood')}`, says: '按组织' },
  'pages/events/mine/mine': { as: 'demo-member-2', says: '民营企业法律实务讲座' },
  'pages/opinions/submit/submit': { as: 'demo-member-1', says: '您想说的是' },
  'pages/opinions/mine/mine': { as: 'demo-member-1', says: '路灯' },
  'pages/opinions/detail/detail': { as: 'demo-member-1', query: `opinionId=${seedId('o', '3')}`, says: '您对答复满意吗' },
  'pages/opinions/manage/manage': { as: 'demo-admin', says: '超期' },
  'pages/rights/data/data': { as: 'demo-member-1' },
  'pages/rights/leave/leave': { as: 'demo-member-1' },
  'pages/rights/consents/consents': { as: 'demo-member-1', says: '撤回' },
  'pages/rights/receipt/receipt': { as: 'visitor', says: '查看结果' },
  'pages/work/desk/desk': { as: 'demo-admin', says: '要办的事' },
}

const pages = pagesOfApp()
const types = { usual: {}, large: { font: 1.6, largeType: true } }
const phones = new Map<string, Promise<Phone>>()
let journey: Journey

beforeAll(async () => {
  journey = await Journey.begin('appearance')
})
afterAll(() => journey.end())

function seedId(kind: string, name: string): string {
  return derivedId(kind, 'seed', name)
}

function pagesOfApp(): string[] {
  const app = JSON.parse(readFileSync(path.resolve(__dirname, '../../miniprogram/app.json'), 'utf8')) as {
    pages: string[]
    subpackages: { root: string; pages: string[] }[]
  }
  return [...app.pages, ...app.subpackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))]
}

/** Everybody has two phones and goes from page to page on them: opening the mini-program anew for each would take most of the time. */
function phoneOf(openid: string, type: keyof typeof types): Promise<Phone> {
  const known = phones.get(`${openid} ${type}`) ?? journey.phoneOf(openid, types[type])
  phones.set(`${openid} ${type}`, known)
  return known
}

async function expectReadable(phone: Phone): Promise<void> {
  expect(await phone.look()).toEqual({ wide: [], small: [] })
  expect(await phone.trouble()).toEqual({ errors: [], missing: [] })
}

it('visits only pages that are in app.json', () => {
  expect(pages).toEqual(expect.arrayContaining(Object.keys(visits)))
})

it.each(pages)('%s fits the screen and can be read: light, dark and in the largest type', async (page) => {
  const { as, query, says = '' } = visits[page] ?? { as: 'demo-owner' }
  const [, domain, name] = page.split('/')
  const at = query ? `${page}?${query}` : page
  const usual = await phoneOf(as, 'usual')
  await usual.relaunch(at)
  await usual.seesPage(says)
  await usual.shotOfWhole(`${domain}-${name}-light`)
  await usual.turn('dark')
  await usual.shotOfWhole(`${domain}-${name}-dark`)
  await expectReadable(usual)
  await usual.turn('light')

  const large = await phoneOf(as, 'large')
  await large.relaunch(at)
  await large.seesPage(says)
  await large.shotOfWhole(`${domain}-${name}-large`)
  await expectReadable(large)
})
