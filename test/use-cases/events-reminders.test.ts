import type { EventRecord } from '../../cloudfunctions/domains/events'
import { announcements, events, fillAnnouncements, remind, signUps } from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { deliverOwed } from '../../cloudfunctions/domains/notices'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { messageTemplates } from '../../cloudfunctions/platform/templates'
import { aCrowd, anEvent, aSignUp } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing(aCrowd(3))
})
afterAll(() => world.close())

/** An hour in Shanghai on a day of November 2026. */
const at = (day: number, hour: number, minute = 0) => new Date(Date.UTC(2026, 10, day, hour - 8, minute))
const start = at(28, 14, 30)
const dayBefore = at(27, 10)
const hourBefore = at(28, 13, 40)

/** Two with a seat, one of them checked in, one who waits and one who cancelled. */
async function anEventWithPeople(changes: Partial<EventRecord> = {}): Promise<void> {
  eventId = `e_${++count}`
  await events.insertMissing([anEvent({ _id: eventId, startsAt: start, issued: 2, ...changes })])
  const row = (memberId: string, more: object) => aSignUp({ eventId, memberId, ...more })
  await signUps.insertMissing([
    row('m_li', { seats: [1] }),
    row('m_wang', { seats: [2], checkedInAt: at(28, 13) }),
    row('m_p0', { seats: ['m_p0'], status: 'waitlisted', queue: 1 }),
    row('m_p1', { seats: ['m_p1'], status: 'cancelled' }),
  ])
}
beforeEach(() => anEventWithPeople())
afterEach(() => events.remove({ _id: eventId }))

/** What one run of the timer does about it. */
async function run(now: Date): Promise<void> {
  await remind(now)
  await fillAnnouncements(1000)
}
const told = async () => {
  const rows = await deliveries.find({ noticeId: new RegExp(`^a_${eventId}_`) }, { limit: 100 })
  return rows.map(({ memberId, title }) => `${memberId} ${title.split('：')[0]}`).sort()
}

it('those with a seat are reminded the day before and, unless they are there already, an hour before; each once', async () => {
  for (const minute of [0, 20, 59]) await run(at(27, 9, minute))
  expect(await told()).toEqual(['m_li 明天有活动', 'm_wang 明天有活动'])
  for (const minute of [30, 31, 59]) await run(at(28, 13, minute))
  expect(await told()).toEqual(['m_li 明天有活动', 'm_li 活动快开始了', 'm_wang 明天有活动'])
  await run(at(28, 14, 30))
  expect(await told()).toHaveLength(3)
})

it('two runs at once remind each person once', async () => {
  await Promise.all([run(dayBefore), run(dayBefore), run(dayBefore)])
  await run(dayBefore)
  expect(await told()).toEqual(['m_li 明天有活动', 'm_wang 明天有活动'])
  expect(await announcements.count({ eventId })).toBe(1)
})

it('an event that was moved is reminded of anew, at its new time', async () => {
  await run(dayBefore)
  await events.update({ _id: eventId }, { startsAt: at(29, 9), endsAt: at(29, 11) })
  await run(at(28, 8, 59))
  expect(await told()).toHaveLength(2)
  await run(at(28, 9))
  expect(await told()).toEqual(['m_li 明天有活动', 'm_li 明天有活动', 'm_wang 明天有活动', 'm_wang 明天有活动'])
  const [newest] = await deliveries.find(
    { memberId: 'm_li', noticeId: new RegExp(`^a_${eventId}`) },
    { orderBy: [['publishedAt', 'desc']], limit: 1 },
  )
  expect(newest?.body).toContain('11月29日 09:00')
})

it('an organiser who moves it or calls it off need not think of reminders', async () => {
  await events.remove({ _id: eventId })
  const plan = { title: '读书会', kind: 'training' as const, place: { name: '礼堂' }, capacity: 5 }
  const times = (from: Date, to: Date) => ({ startsAt: from.toISOString(), endsAt: to.toISOString() })
  const first = { organisationId: 'association', ...plan, ...times(start, at(28, 16)) }
  eventId = (await world.call('organiser', 'events.createEvent', first)).eventId
  await world.call('organiser', 'events.publishEvent', { eventId })
  await world.call('member', 'events.signUp', { eventId })
  await run(dayBefore)
  world.now = at(27, 11)
  const { version } = await world.call('organiser', 'events.getForEditing', { eventId })
  const moved = { eventId, version, ...plan, ...times(at(29, 9), at(29, 11)) }
  expect(await world.call('organiser', 'events.editEvent', moved)).toMatchObject({ told: true })
  await run(at(28, 9))
  expect((await told()).filter((line) => line.includes('明天'))).toHaveLength(2)
  await world.call('organiser', 'events.cancelEvent', { eventId, reason: '场地停电' })
  await run(at(29, 8, 30))
  expect((await told()).filter((line) => line.includes('快开始'))).toEqual([])
  world.now = present
})

it.each(['cancelled', 'draft'] as const)('nobody is reminded of an event that is %s', async (status) => {
  await events.update({ _id: eventId }, { status })
  for (const now of [dayBefore, hourBefore]) await run(now)
  expect(await told()).toEqual([])
})

it('an event called off or moved between the row and its deliveries is not told of', async () => {
  await remind(dayBefore)
  await events.update({ _id: eventId }, { status: 'cancelled' })
  await fillAnnouncements(1000)
  await events.update({ _id: eventId }, { status: 'published' })
  await remind(hourBefore)
  await events.update({ _id: eventId }, { startsAt: at(30, 14) })
  await fillAnnouncements(1000)
  expect(await told()).toEqual([])
  expect(await announcements.count({ eventId, 'fanOut.state': 'filling' })).toBe(0)
})

it('a reminder that was cut off before anybody had it reaches nobody after the start', async () => {
  await remind(hourBefore)
  await run(at(28, 14, 31))
  expect(await told()).toEqual([])
})

it.each([at(27, 8, 59), at(27, 20, 1), at(27, 2), at(28, 3), at(28, 13, 29)])('nobody is told anything at %s', async (now) => {
  await run(now)
  expect(await told()).toEqual([])
})

it('those who came are asked what they thought, once, an hour after the end', async () => {
  await run(at(28, 17))
  expect(await told()).toEqual([])
  for (const now of [at(28, 17, 31), at(28, 20), at(29, 9)]) await run(now)
  expect(await told()).toEqual(['m_wang 请您评价'])
  const { items } = await world.call('second', 'notices.listInbox', {})
  const line = items.find(({ title }) => title.startsWith('请您评价'))
  expect(await world.call('second', 'notices.read', { noticeId: line?.noticeId ?? '' })).toMatchObject({
    page: `/pages/events/rate/rate?eventId=${eventId}`,
  })
})

it('wherever the power goes, the next run reminds everybody once', async () => {
  await events.remove({ _id: eventId })
  const whole = await (async () => {
    await anEventWithPeople()
    return world.operations(() => run(dayBefore))
  })()
  expect(whole).toBeGreaterThan(6)
  for (let cut = 0; cut <= whole; cut++) {
    await events.remove({ _id: eventId })
    await anEventWithPeople()
    await world.cutOffAfter(cut, () => run(dayBefore))
    await run(dayBefore)
    expect([cut, await told()]).toEqual([cut, ['m_li 明天有活动', 'm_wang 明天有活动']])
    const [announcement] = await announcements.find({ eventId }, { limit: 2 })
    expect(announcement?.fanOut.state).toBe('done')
  }
})

it('of more events than one look holds, each is reminded of', async () => {
  const many = Array.from({ length: 450 }, (_unused, i) => anEvent({ _id: `e_many${i}`, startsAt: start }))
  for (let i = 0; i < many.length; i += 150) await events.insertMissing(many.slice(i, i + 150))
  expect(await remind(dayBefore)).toBe(451)
  expect(await remind(dayBefore)).toBe(0)
  await events.remove({ _id: /^e_many/ })
  await announcements.remove({ eventId: /^e_many/ })
})

describe('WeChat', () => {
  const { id } = messageTemplates.eventNews
  const sent = async (openid: string) => (await world.sentTo(openid)).filter(({ template_id }) => template_id === id)

  beforeEach(() => deliveries.remove({ 'push.state': 'owed' }))

  it('brings it to whoever allowed it, once for each consent', async () => {
    await world.accept('member', id)
    await world.call('member', 'notices.recordPushConsent', { accepted: ['eventNews'] })
    await run(dayBefore)
    await deliverOwed(dayBefore, 100)
    await run(hourBefore)
    await deliverOwed(hourBefore, 100)
    expect(await sent('member')).toMatchObject([{ page: `pages/events/detail/detail?eventId=${eventId}` }])
    expect(await sent('second')).toEqual([])
  })

  it('does not bring what is owed since yesterday evening at night, nor after the start', async () => {
    await world.accept('p0', id)
    await world.call('p0', 'notices.recordPushConsent', { accepted: ['eventNews'] })
    await signUps.update({ eventId, memberId: 'm_p0' }, { status: 'confirmed', seats: [3] })
    await run(at(27, 19, 59))
    await deliverOwed(at(27, 23), 100)
    await run(hourBefore)
    await deliverOwed(at(28, 14, 30), 100)
    expect(await sent('p0')).toEqual([])
    expect((await told()).filter((line) => line.startsWith('m_p0'))).toHaveLength(2)
  })
})

it('a quiet run asks the database next to nothing', async () => {
  await run(dayBefore)
  expect(await world.operations(() => remind(at(27, 10, 1)))).toBeLessThanOrEqual(5)
  expect(await world.operations(() => remind(at(27, 3)))).toBe(1)
})
