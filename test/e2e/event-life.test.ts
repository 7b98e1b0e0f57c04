import { Journey } from './support/journey'
import type { Phone } from './support/phone'

const title = '迎新春诗歌朗诵会'

let journey: Journey
let member: Phone
let eventId = ''

beforeAll(async () => {
  journey = await Journey.begin('event-life')
  const startsAt = new Date(Date.now() + 3 * 3600_000).toISOString()
  const endsAt = new Date(Date.now() + 5 * 3600_000).toISOString()
  const event = { title, kind: 'fellowship', organisationId: 'org-new-stratum', startsAt, endsAt } as const
  const made = await journey.call('demo-organiser', 'events.createEvent', {
    ...event,
    place: { name: '同心会客厅' },
    capacity: 3,
  })
  eventId = made.eventId
  await journey.call('demo-organiser', 'events.publishEvent', { eventId })
  await journey.call('demo-member-2', 'events.signUp', { eventId, companions: 1 })
  await journey.call('demo-member-3', 'events.signUp', { eventId })
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('a member finds an event that is full and waits for two seats, her husband coming along', async () => {
  member = await journey.phoneOf('demo-member-1')
  await member.tap('全部活动')
  await member.fill('找活动或地点', '朗诵')
  await member.seesNoMore('新阶层人士茶话会')
  await member.sees('已满，可候补')
  await member.shot('found')
  await member.tap(title)
  await member.tap('多一位同行')
  await member.sees('同行 1 位')
  await member.tap('候补报名')
  await member.answer('允许')
  await member.sees('候补第 1 位')
  await member.shot('waiting')
})

it('one seat that comes free is not enough for the two; with the next they are in, because it is today', async () => {
  await journey.call('demo-member-3', 'events.cancelSignUp', { eventId })
  expect((await journey.call('demo-member-1', 'events.getEvent', { eventId })).mine?.status).toBe('waitlisted')
  await journey.call('demo-member-2', 'events.cancelSignUp', { eventId })
  await member.goBack()
  await member.tap(title)
  await member.sees('报名成功')
  await member.sees('本人和 1 位同行')
  await member.shot('promoted')
})

it('at the door she scans the code that the organiser shows', async () => {
  await member.tap('出示入场码，扫码签到')
  await member.sees('到场时给工作人员扫')
  await member.shot('ticket')
  await member.tap('扫码签到')
  const { codes } = await journey.call('demo-organiser', 'events.getCheckInCode', { eventId })
  await member.scan(codes[0]?.code ?? '')
  await member.sees('签到成功')
  await member.shot('checked-in')
  await member.goBack()
})

it('when it is over she says what she thought of it', async () => {
  await journey.letEventPass(eventId)
  member = await journey.phoneOf('demo-member-1', { at: `pages/events/detail/detail?eventId=${eventId}` })
  await member.sees('活动之后')
  await member.sees('已参加')
  await member.shot('over')
  await member.tap('评价活动')
  await member.tap('5 颗星，非常满意')
  await member.fill('想说的话', '诗选得好，也听得清楚')
  await member.tap('提交评价')
  await member.sees('您评了 5 分')
  await member.tap('参加证明')
  await member.sees('特此证明')
  await member.shot('certificate')
})
