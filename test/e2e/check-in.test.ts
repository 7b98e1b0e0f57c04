import { Journey } from './support/journey'
import type { Phone } from './support/phone'

const people = Array.from({ length: 10 }, (_unused, i) => `demo-member-${i + 1}`)
const late = 'demo-member-11'

let journey: Journey
let organiser: Phone
let eventId = ''

beforeAll(async () => {
  journey = await Journey.begin('check-in')
  const startsAt = new Date(Date.now() + 1800_000).toISOString()
  const endsAt = new Date(Date.now() + 7200_000).toISOString()
  const event = { title: '冬至包饺子', kind: 'fellowship', organisationId: 'org-new-stratum', startsAt, endsAt } as const
  const place = { name: '同心会客厅' }
  const made = await journey.call('demo-organiser', 'events.createEvent', { ...event, place, capacity: 12, signOut: true })
  eventId = made.eventId
  await journey.call('demo-organiser', 'events.publishEvent', { eventId })
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

const ticketOf = async (openid: string) => (await journey.call(openid, 'events.getMyTicket', { eventId })).ticket
const arrived = async () => {
  const { items } = await journey.call('demo-organiser', 'events.listRoster', { eventId, status: 'checkedIn' })
  return items.map(({ name }) => name)
}

it('the organiser watches how people sign up, without touching anything', async () => {
  organiser = await journey.phoneOf('demo-organiser', { at: `pages/events/roster/roster?eventId=${eventId}` })
  await organiser.sees('已报名 0 人 · 候补 0 人 · 已签到 0 人')
  // In this order, because the others expect it of the seats.
  for (const [i, openid] of people.entries())
    await journey.call(openid, 'events.signUp', { eventId, companions: i === 0 ? 1 : 0 })
  await organiser.sees('已报名 11 人 · 候补 0 人 · 已签到 0 人')
})

it('three of the line are checked in by hand, one right after the other', async () => {
  await organiser.sees('已报名 11 人 · 候补 0 人 · 已签到 0 人')
  await organiser.sees('1、2 号 · 同行 1 位')
  await organiser.shot('roster')
  for (const name of ['李和平', '王秀兰', '张建国']) await organiser.tap(`给 ${name} 签到`)
  await organiser.sees('已签到 4 人')
  await organiser.seesControl('撤销 张建国 的签到')
  expect(await arrived()).toEqual(['李和平', '王秀兰', '张建国'])
})

it('two show their ticket, and each scan says who it was and where they sit', async () => {
  const member = await journey.phoneOf('demo-member-4', { at: `pages/events/ticket/ticket?eventId=${eventId}` })
  await member.sees('到场时给工作人员扫')
  await member.shot('ticket')
  await organiser.tap('扫入场码')
  await organiser.scan(await ticketOf('demo-member-4'))
  await organiser.sees('刘芳 已签到')
  await organiser.sees('5 号')
  await organiser.shot('scanned')
  await organiser.tap('扫下一位')
  await organiser.scan(await ticketOf('demo-member-4'))
  await organiser.sees('刘芳 之前已签到')
  await organiser.tap('扫下一位')
  await organiser.scan((await ticketOf('demo-member-5')).replace(/.$/, '~'))
  await organiser.sees('这不是本系统的入场码')
  await organiser.tap('扫下一位')
  await organiser.scan(await ticketOf('demo-member-5'))
  await organiser.sees('陈志强 已签到')
  await organiser.tap('先到这里')
  await member.sees('已签到')
  await member.shot('ticket-checked-in')
})

it('the network goes: the line goes on, and what was done waits on the phone', async () => {
  await organiser.page.context().setOffline(true)
  await organiser.sees('没有网络')
  await organiser.tap('给 杨丽华 签到')
  await organiser.tap('给 黄海波 签到')
  await organiser.sees('2 条记录存在这台手机上')
  await organiser.tap('扫入场码')
  await organiser.scan(await ticketOf('demo-member-8'))
  await organiser.sees('徐静怡 已记下')
  await organiser.tap('先到这里')
  await organiser.tap('撤销 黄海波 的签到')
  await organiser.sees('4 条记录存在这台手机上')
  await organiser.shot('without-network')
  await organiser.sees('已签到 8 人')
  expect(await arrived()).toHaveLength(5)
})

it('the network is back, and all of it arrives once and in its order', async () => {
  await organiser.page.context().setOffline(false)
  await organiser.seesNoMore('条记录存在这台手机上')
  await organiser.seesControl('撤销 杨丽华 的签到')
  await organiser.sees('已签到 8 人')
  expect(await arrived()).toEqual(['李和平', '王秀兰', '张建国', '刘芳', '陈志强', '杨丽华', '徐静怡'])
  await organiser.seesControl('给 黄海波 签到')
})

it('the mini-program is closed without a network and opened again: roster and acts are still there, and are sent', async () => {
  await organiser.page.route('**/call/api', (route) => route.abort())
  await organiser.tap('给 黄海波 签到')
  await organiser.sees('1 条记录存在这台手机上')
  await organiser.page.reload()
  await organiser.sees('没有网络，这是')
  await organiser.sees('已签到 9 人')
  await organiser.sees('1 条记录存在这台手机上')
  await organiser.seesControl('撤销 黄海波 的签到')
  await organiser.shot('opened-again')
  await organiser.page.unroute('**/call/api')
  await organiser.page.reload()
  await organiser.seesControl('撤销 黄海波 的签到')
  await organiser.seesNoMore('条记录存在这台手机上')
  expect(await arrived()).toContain('黄海波')
})

it('a member scans the organiser’s code, which is refused when it is old', async () => {
  const { codes } = await journey.call('demo-organiser', 'events.getCheckInCode', { eventId })
  await organiser.tap('出示签到码')
  await organiser.sees('秒后换新')
  await organiser.shot('code')
  const member = await journey.phoneOf('demo-member-9', { at: `pages/events/ticket/ticket?eventId=${eventId}` })
  await member.tap('扫码签到')
  await member.scan(codes.at(-1)?.code ?? '')
  await member.sees('这个码已经换了')
  await member.tap('扫码签到')
  const [now] = (await journey.call('demo-organiser', 'events.getCheckInCode', { eventId })).codes
  await member.scan(now?.code ?? '')
  await member.sees('签到成功')
  await member.sees('已签到')
  await member.shot('checked-in-by-code')
  await organiser.goBack()
  await organiser.sees('已签到 10 人')
})

it('the last of them is ticked by number, as on the printed sheet', async () => {
  await organiser.tap('按号登记')
  await organiser.sees('已签到')
  await organiser.fill('签到表上打勾的号码', '11, 40')
  await organiser.tap('勾上这些号码')
  await organiser.sees('名单里没有 40 号')
  await organiser.shot('ticked')
  await organiser.tap('登记 1 人到场')
  await organiser.answer('登记')
  await organiser.sees('已签到 11 人')
})

it('somebody who did not sign up shows their code, gets the last seat and is there', async () => {
  const member = await journey.phoneOf(late, { at: `pages/events/detail/detail?eventId=${eventId}` })
  await member.tap('已经到现场了？出示入场码')
  await member.sees('还没有报名')
  await organiser.tap('扫入场码')
  await organiser.scan(await ticketOf(late))
  await organiser.sees('没有找到报名')
  await organiser.answer('现场登记')
  await organiser.sees('已登记并签到')
  await organiser.tap('先到这里')
  await organiser.sees('已报名 12 人 · 候补 0 人 · 已签到 12 人')
  await organiser.tap('现场登记')
  await organiser.fill('按姓名查找', '郭雪')
  await organiser.tap('登记 郭雪梅')
  await organiser.answer('登记')
  await organiser.sees('名额已满')
  await organiser.shot('full')
  await organiser.goBack()
})

it('somebody leaves, and somebody is looked for', async () => {
  await organiser.tap('离场')
  await organiser.tap('登记 李和平 离场')
  await organiser.sees('已离场 2 人')
  await organiser.fill('找人', '杨')
  await organiser.seesNoMore('王秀兰')
  await organiser.sees('杨丽华')
  await organiser.shot('looked-for')
})

it('people who ask to come are let in, several at once and one not, and each is told', async () => {
  const startsAt = new Date(Date.now() + 5 * 86_400_000)
  const endsAt = new Date(startsAt.getTime() + 3600_000)
  const asked = await journey.call('demo-organiser', 'events.createEvent', {
    title: '专题座谈',
    kind: 'consultation',
    organisationId: 'org-new-stratum',
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    place: { name: '同心会客厅' },
    capacity: 1,
    approval: true,
    questions: [{ kind: 'text', label: '想谈什么', required: true }],
  })
  await journey.call('demo-organiser', 'events.publishEvent', asked)
  const { questions } = await journey.call('demo-member-1', 'events.getEvent', asked)
  const answers = { [questions?.items[0]?.questionId ?? '']: '停车难' }
  for (const openid of people.slice(0, 3)) await journey.call(openid, 'events.signUp', { ...asked, answers })
  const phone = await journey.phoneOf('demo-organiser', { at: `pages/events/roster/roster?eventId=${asked.eventId}` })
  await phone.sees('待审核 3 人')
  await phone.tap('更多：李和平')
  await phone.tap('看报名时的回答')
  await phone.sees('想谈什么：停车难')
  await phone.answer('确定')
  await phone.tap('不通过 张建国')
  await phone.page.getByPlaceholder('原因（可不写，对方会看到）').fill('本场限会员')
  await phone.answer('不通过')
  await phone.sees('待审核 2 人')
  await phone.tap('选中 李和平')
  await phone.tap('选中 王秀兰')
  await phone.shot('chosen')
  await phone.tap('通过选中的 2 人')
  await phone.answer('通过')
  await phone.sees('已报名 1 人 · 候补 1 人')
  await phone.tap('更多：李和平')
  await phone.tap('移出名单')
  await phone.page.getByPlaceholder('原因，本人会看到').fill('报名重复')
  await phone.answer('移出')
  await phone.tap('已取消')
  await phone.sees('张建国')
  await phone.sees('李和平')
  await phone.shot('taken-out')
  const { items } = await journey.call('demo-member-3', 'notices.listInbox', {})
  expect(items.map(({ title }) => title)).toContain('报名没有通过：专题座谈')
})
