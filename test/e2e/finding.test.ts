import { Journey } from './support/journey'
import type { Phone } from './support/phone'

let journey: Journey
let member: Phone
let staff: Phone

/** With a question, in the seeds. */
const river = '护河志愿行动'

beforeAll(async () => {
  journey = await Journey.begin('finding')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('a member looks for an event by a word, by kind and by what is open', async () => {
  member = await journey.phoneOf('demo-member-1', { at: 'pages/events/list/list' })
  await member.sees('面向指定的成员，您不在其中')
  await member.fill('找活动或地点', '码头')
  await member.sees('没有这样的活动')
  await member.fill('找活动或地点', '河东岸')
  await member.sees(river)
  await member.seesNoMore('棋类友谊赛')
  await member.tap('清除条件')
  await member.tapOf('更多条件')
  await member.tap('学习培训')
  await member.sees('手机摄影入门课')
  await member.seesNoMore(river)
  await member.shot('by-kind')
  await member.tap('清除条件')
  await member.tap('我能报名的')
  await member.sees(river)
  await member.seesNoMore('停车难问题协商座谈')
  await member.shot('open-for-me')
})

it('and by what is near, once WeChat may say where the phone is', async () => {
  await member.tap('附近 5 公里')
  await member.tap('同意')
  await member.answer('允许')
  await member.sees('离您约')
  await member.seesNoMore('参观城东科技园')
  await member.shot('near')
  await member.tap('清除条件')
})

it('and in the calendar, where a day shows what is on', async () => {
  await member.tap('日历')
  await member.tap('下个月')
  await member.tap('上个月')
  await member.shotOfWhole('calendar')
  await member.tap('近期')
  await member.tap(river)
  await member.sees('谁会来')
  await member.shotOfWhole('event')
})

it('the event asks a question, and the answer can be changed', async () => {
  await member.tap('报名')
  await member.sees('主办方想知道')
  await member.tap('报名')
  await member.sees('请选一项')
  await member.shot('unanswered')
  await member.tap('自己带')
  await member.tap('让其他成员知道我会来，打开后，您的名字会出现在这个活动的“谁会来”里，随时可以关')
  await member.tap('报名')
  await member.answer('取消')
  await member.sees('报名成功')
  await member.sees('李和平')
  await member.tap('修改报名')
  await member.sees('保存')
  await member.tap('多一位同行')
  await member.tap('不吃')
  await member.tap('保存')
  await member.sees('本人和 1 位同行')
  await member.shotOfWhole('signed-up')
})

it('what was answered is filled in where the same is asked again', async () => {
  const questions = [{ kind: 'oneChoice' as const, label: '中午在哪里吃', required: true, options: ['一起吃盒饭', '不吃'] }]
  const startsAt = new Date(Date.now() + 4 * 86_400_000).toISOString()
  const endsAt = new Date(Date.now() + 4 * 86_400_000 + 3600_000).toISOString()
  const { eventId } = await journey.call('demo-organiser', 'events.createEvent', {
    title: '护河志愿行动第二场',
    kind: 'volunteering',
    organisationId: 'org-volunteers',
    startsAt,
    endsAt,
    place: { name: '春晓河西岸' },
    capacity: 10,
    questions,
  })
  await journey.call('demo-organiser', 'events.publishEvent', { eventId })
  const again = await journey.phoneOf('demo-member-1', { at: `pages/events/sign-up/sign-up?eventId=${eventId}` })
  await again.sees('已按您上次的回答填好，请看看对不对')
  await again.shot('filled-in')
  await again.tap('报名')
  await again.answer('取消')
  await again.seesTitle('同心桥')
})

it('a liaison officer signs up two elders, one after the other', async () => {
  staff = await journey.phoneOf('demo-liaison', { at: 'pages/events/list/list' })
  await staff.tap('新阶层人士茶话会')
  await staff.tap('替人报名')
  for (const name of ['罗文斌', '何勇']) {
    await staff.fill('按姓名查找', name)
    await staff.tapOf(name)
    await staff.sees('替谁报名')
    await staff.shot(`for-${name}`)
    await staff.tap(`替${name}报名`)
    await staff.sees(`${name}：已报上名`)
  }
  await staff.shot('signed-up-for')
})

it('and one of them sees who did it, and takes it back', async () => {
  const elder = await journey.phoneOf('demo-member-15', { at: 'pages/members/done-for-me/done-for-me' })
  await elder.sees('新阶层人士茶话会')
  await elder.sees('郑云')
  await elder.shot('done-for-me')
  await elder.tapOf('去看看')
  await elder.sees('报名成功')
  await elder.tap('取消报名')
  await elder.answer('取消报名')
  await elder.sees('已取消，谢谢告知')
})
