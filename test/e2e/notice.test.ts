import { Journey } from './support/journey'
import type { Phone } from './support/phone'

const title = '十二月读书会改到周六下午'
const body = '各位会员：\n原定周五晚上的读书会改到周六下午三点，地点不变。请看到后点“我已知晓”。'

let journey: Journey
let editor: Phone
let reviewer: Phone
let member: Phone

beforeAll(async () => {
  journey = await Journey.begin('notice')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('a member acknowledges an older notice and may be told of new ones', async () => {
  member = await journey.phoneOf('demo-member-2')
  await member.seesUnread('3')
  await member.shot('home')
  await member.openTab('消息')
  await member.sees('未读 3 条')
  await member.shot('inbox')
  await member.tap('年度会员大会定于下月举行')
  await member.sees('请确认您看到了这条通知')
  await member.shot('older-notice')
  await member.tap('我已知晓')
  await member.answer('允许')
  await member.sees('您已知晓')
  await member.tap('返回')
  await member.seesUnread('2')
})

it('周文 writes a notice and hands it in', async () => {
  editor = await journey.phoneOf('demo-editor')
  await editor.openTab('我的')
  await editor.tap('工作台')
  await editor.shot('desk-of-the-editor')
  await editor.tap('写通知')
  await editor.fill('标题', title)
  await editor.fill('内容', body)
  await editor.fill('按名称查找', '留学')
  await editor.tap('城东区留学人员联谊会，城东区')
  await editor.tap('请对方确认，成员看完要点「我已知晓」')
  await editor.shot('written')
  await editor.tap('提交审核')
  await editor.sees('要办的事')
})

it('吴敏 reads it and publishes', async () => {
  reviewer = await journey.phoneOf('demo-reviewer')
  await reviewer.openTab('我的')
  await reviewer.tap('工作台')
  await reviewer.tap('待审核通知')
  await reviewer.tap(title)
  await reviewer.sees('原定周五晚上的读书会')
  await reviewer.shot('in-review')
  await reviewer.tap('发布')
  await reviewer.shot('are-you-sure')
  await reviewer.answer('发布')
  await reviewer.seesControl(`${title}，已发布，周文 · 刚刚，收起全文`)
  await reviewer.shot('published')
})

it('the member sees the badge, reads and acknowledges, and the badge goes down', async () => {
  await member.openTab('首页')
  await member.seesUnread('3')
  await member.sees(title)
  await member.shot('badge')
  await member.openTab('消息')
  await member.tap(title)
  await member.sees('原定周五晚上的读书会')
  await member.shot('notice')
  await member.tap('我已知晓')
  await member.answer('允许')
  await member.sees('您已知晓')
  await member.shot('acknowledged')
  await member.tap('返回')
  await member.sees('未读 2 条')
  await member.seesUnread('2')
  await member.shot('badge-after')
})

it('WeChat brings the message to the one who allowed it', async () => {
  const desktop = await journey.desktopOf('demo-member-2')
  await desktop.seesMessage(title)
  await desktop.shot('message-of-wechat')
})
