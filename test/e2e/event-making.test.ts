import { Journey } from './support/journey'
import type { Phone } from './support/phone'

const title = '河边晨练'

let journey: Journey
let organiser: Phone
/** The first event of the series. */
let eventId: string

beforeAll(async () => {
  journey = await Journey.begin('event-making')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('an organiser writes a weekly event and sees it as members will', async () => {
  organiser = await journey.phoneOf('demo-organiser', { at: 'pages/events/edit/edit' })
  await organiser.sees('什么活动')
  await organiser.fill('名称', title)
  await organiser.fill('地点', '河滨公园南门')
  await organiser.tap('换封面')
  await organiser.tap('封面，运动')
  await organiser.tapOf('办几次')
  await organiser.tap('每周一次')
  await organiser.fill('一共办几次', '3')
  await organiser.tapOf('报名时的问题')
  await organiser.tap('加一个问题')
  await organiser.tap('预览')
  await organiser.sees('请写出每个问题问什么')
  await organiser.fill('问什么', '带不带孩子？')
  await organiser.shot('folded-and-not')
  await organiser.tap('预览')
  await organiser.seesTitle('预览活动')
  await organiser.sees('一共 3 场')
  await organiser.sees('带不带孩子？')
  await organiser.shotOfWhole('preview')
})

it('it is kept as drafts and published in one go', async () => {
  await organiser.tap('存为草稿')
  await organiser.seesTitle('同心桥')
  const { items } = await journey.call('demo-organiser', 'events.listEvents', { filter: 'managed', limit: 50 })
  const own = items.filter((event) => event.title === title)
  expect(own.map(({ status }) => status)).toEqual(['draft', 'draft', 'draft'])
  eventId = own.sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0]?.eventId ?? ''
  organiser = await journey.phoneOf('demo-organiser', { at: `pages/events/preview/preview?eventId=${eventId}` })
  await organiser.tap('发布全部 3 场')
  await organiser.sees('管理活动')
  await organiser.shotOfWhole('published')
})

it('another place is told to those who signed up, once the organiser agreed', async () => {
  for (const member of ['demo-member-1', 'demo-member-2']) await journey.call(member, 'events.signUp', { eventId })
  await organiser.tap('修改活动')
  await organiser.sees('一个系列 3 场中的一场')
  await organiser.fill('地点', '河滨公园北门')
  await organiser.tap('保存')
  await organiser.sees('报名的 2 人会收到通知')
  await organiser.shot('telling')
  await organiser.answer('保存')
  await organiser.sees('河滨公园北门')
})

it('fewer seats than are taken are had when somebody is taken out', async () => {
  await organiser.tap('修改活动')
  await organiser.sees('一个系列 3 场中的一场')
  await organiser.fill('名额', '1')
  await organiser.tap('保存')
  await organiser.sees('要请这 1 位让出名额')
  await organiser.shot('who-is-asked')
  await organiser.tap('把王秀兰移出名单')
  await organiser.page.getByRole('dialog').locator('textarea').fill('场地变小，已电话商量')
  await organiser.answer('移出')
  await organiser.sees('名额够了，请保存')
  await organiser.tap('保存')
  await organiser.sees('共 1 个名额')
})

it('it is called off with a reason', async () => {
  await organiser.tap('取消活动')
  await organiser.sees('报名的 1 人都会收到通知')
  await organiser.tap('场地临时不能使用')
  await organiser.shot('calling-off')
  await organiser.tap('取消活动')
  await organiser.answer('取消活动')
  await organiser.sees('活动已取消')
  const member = await journey.phoneOf('demo-member-1', { at: `pages/events/detail/detail?eventId=${eventId}` })
  await member.sees('活动已取消')
  await member.shot('called-off')
})

it('it is held once more, with everything filled in', async () => {
  await organiser.tap('再办一场')
  await organiser.seesTitle('发布活动')
  await organiser.seesTyped('名称', title)
  await organiser.shot('copied')
})
