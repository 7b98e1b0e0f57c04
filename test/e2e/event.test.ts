import { Journey } from './support/journey'
import type { Phone } from './support/phone'

const title = '社区书法雅集'

let journey: Journey
let organiser: Phone
let first: Phone
let second: Phone
let third: Phone

beforeAll(async () => {
  journey = await Journey.begin('event')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

async function findEvent(phone: Phone): Promise<void> {
  await phone.tap('全部活动')
  await phone.tap(title)
  await phone.sees('共 2 个名额')
}

it('an organiser writes an event with two seats and publishes it', async () => {
  organiser = await journey.phoneOf('demo-organiser')
  await organiser.openTab('我的')
  await organiser.tap('工作台')
  await organiser.tap('发布活动')
  await organiser.sees('什么活动')
  await organiser.tap('保存并发布')
  await organiser.sees('请写活动名称')
  await organiser.shot('what-is-missing')
  await organiser.fill('名称', title)
  await organiser.tap('类型，联谊交流')
  await organiser.tap('学习培训')
  await organiser.answer('确定')
  await organiser.tap('主办组织，城东区')
  await organiser.tap('春晓社区')
  await organiser.answer('确定')
  await organiser.fill('地点', '春晓社区文化活动室')
  await organiser.fill('名额', '2')
  await organiser.fill('介绍', '笔墨纸砚由社区准备，老师现场指导，零基础也可以来。')
  await organiser.shot('written')
  await organiser.tap('保存并发布')
  await organiser.seesTitle('活动')
  await organiser.sees('还有 2 个名额')
  await organiser.sees('查看名单')
  await organiser.shot('published')
})

it('two members take the seats', async () => {
  first = await journey.phoneOf('demo-member-1')
  await findEvent(first)
  await first.shot('open')
  await first.tap('报名')
  await first.answer('取消')
  await first.sees('报名成功')
  await first.shot('ticket')
  second = await journey.phoneOf('demo-member-2')
  await findEvent(second)
  await second.sees('还有 1 个名额')
  await second.tap('报名')
  await second.answer('取消')
  await second.sees('报名成功')
})

it('the third waits in the first place and may be told by WeChat', async () => {
  third = await journey.phoneOf('demo-member-3')
  await findEvent(third)
  await third.sees('已满，可候补')
  await third.shot('full')
  await third.tap('候补报名')
  await third.sees('小程序想给您发送以下消息')
  await third.shot('consent')
  await third.answer('允许')
  await third.sees('候补第 1 位')
  await third.shot('waiting')
  await third.tap('返回')
  await third.seesTitle('活动')
})

it('a member cancels, and the third is asked and confirms', async () => {
  await first.tap('取消报名')
  await first.shot('cancelling')
  await first.answer('取消报名')
  await first.sees('已取消，谢谢告知')
  await first.shot('cancelled')
  await third.tap(title)
  await third.sees('名额为您保留到')
  await third.shot('offered')
  await third.tap('确认参加')
  await third.sees('报名成功')
  await third.shot('promoted')
})

it('the third is told in 消息 and by WeChat', async () => {
  await third.tap('返回')
  await third.tap('返回')
  await third.seesTitle('同心桥')
  await third.seesUnread('4')
  await third.shot('badge')
  await third.openTab('消息')
  await third.tap(`有名额了，请确认：${title}`)
  await third.sees('去看看')
  await third.shot('told')
  await third.tap('去看看')
  await third.sees('报名成功')
  const desktop = await journey.desktopOf('demo-member-3')
  await desktop.seesMessage(title)
  await desktop.shot('message-of-wechat')
})

it('the organiser checks somebody in and takes it back', async () => {
  await organiser.tap('查看名单')
  await organiser.sees('已报名 2 人 · 候补 0 人 · 已签到 0 人')
  await organiser.shot('roster')
  await organiser.tap('给 张建国 签到')
  await organiser.sees('已签到 1 人')
  await organiser.shot('checked-in')
  await organiser.tap('撤销 张建国 的签到')
  await organiser.sees('已签到 0 人')
  await organiser.shot('undone')
})
