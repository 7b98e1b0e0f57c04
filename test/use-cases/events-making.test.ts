import type { InputOf } from '../../cloudfunctions/contracts'
import type { EventRecord } from '../../cloudfunctions/domains/events'
import {
  announcements,
  events,
  fillAnnouncements,
  noteParticipation,
  settleEvents,
  signUps,
} from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { aCrowd, anEvent, aQuota } from '../factories'
import { cutsUpTo } from './support/cuts'
import { seatsOf } from './support/seats'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing(aCrowd(30))
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
  eventId = `e_${++count}`
})

type Plan = Omit<InputOf<'events.editEvent'>, 'eventId' | 'version'>
const plan = (changes: Partial<Plan> = {}): Plan => ({
  title: '茶话会',
  kind: 'fellowship',
  startsAt: '2026-11-28T06:30:00Z',
  endsAt: '2026-11-28T08:30:00Z',
  place: { name: '同心会客厅' },
  capacity: 10,
  ...changes,
})
const open = (changes: Partial<EventRecord> = {}) => events.insertMissing([anEvent({ _id: eventId, ...changes })])
const edit = (changes: Partial<Plan> = {}, version = 1) => ({ eventId, version, ...plan(changes) })
const signUp = (openid: string, companions = 0) => world.call(openid, 'events.signUp', { eventId, companions })
/** One seat, given up by `p0` and kept for `p1` until they answer. */
async function openWithOffer(): Promise<void> {
  await open({ capacity: 1 })
  await signUp('p0')
  await signUp('p1')
  await world.call('p0', 'events.cancelSignUp', { eventId })
}
const later = (seconds: number) => new Date(world.now.getTime() + seconds * 1000)
const statuses = async () => {
  const rows = await signUps.find({ eventId }, { orderBy: [['signedUpAt', 'asc']], limit: 100 })
  return Object.fromEntries(rows.map(({ memberId, status }) => [memberId, status]))
}
/** What members read about this event. */
async function told(): Promise<{ memberId: string; title: string; body: string | null }[]> {
  await fillAnnouncements(1000)
  const found = await deliveries.find({ noticeId: new RegExp(`^a_${eventId}_`) }, { orderBy: [['_id', 'asc']], limit: 100 })
  return found.map(({ memberId, title, body }) => ({ memberId, title, body }))
}
const entries = (action: string) => auditEntries.find({ targetId: eventId, action }, { limit: 10 })

describe('making an event', () => {
  const full: Partial<InputOf<'events.createEvent'>> = {
    onlineUrl: 'https://meeting.example/room',
    description: '自带茶杯',
    signUpOpensAt: '2026-11-21T00:00:00.000Z',
    quotas: [{ organisationId: 'association', most: 4 }],
    audience: { organisationIds: ['association'] },
    questions: [{ kind: 'oneChoice', label: '口味', required: true, options: ['清淡', '微辣'] }],
    cancelPolicy: 'untilDeadline',
    cancelBy: '2026-11-27T00:00:00.000Z',
    cover: { builtIn: 'tea' },
    approval: true,
    companionsAllowed: 2,
    selfCheckIn: false,
    signOut: true,
  }

  it('keeps everything that was said, and gives it back for editing and for making another one', async () => {
    const created = { organisationId: 'association', ...plan(full) }
    const { eventId: made } = await world.call('organiser', 'events.createEvent', created)
    const { questions, ...details } = await world.call('organiser', 'events.getForEditing', { eventId: made })
    const { questions: _asked, startsAt: _from, endsAt: _to, ...rest } = created
    expect(details).toMatchObject({ ...rest, status: 'draft', version: 1, signedUp: 0, waitlist: true, files: [] })
    expect(questions).toEqual([
      { questionId: 'q1-1', kind: 'oneChoice', label: '口味', required: true, options: ['清淡', '微辣'] },
    ])
    // Asked for until the start, it follows the start.
    expect(details).not.toHaveProperty('signUpClosesAt')
    const { organisationName: _name, eventId: _id, status: _status, version: _version, signedUp: _signedUp, ...copy } = details
    const second = await world.call('organiser', 'events.createEvent', { ...copy, questions })
    expect(second.eventId).not.toBe(made)
  })

  it('makes one draft for one key, however often it is asked', async () => {
    const keyed = { organisationId: 'association', draftKey: `key${count}`, ...plan() }
    const replies = await Promise.all([1, 2, 3].map(() => world.ask('organiser', 'events.createEvent', keyed)))
    const { eventId: made } = await world.call('organiser', 'events.createEvent', keyed)
    expect(replies.filter(({ ok }) => ok)).toHaveLength(3)
    expect(await events.count({ _id: made })).toBe(1)
    expect(await auditEntries.count({ targetId: made })).toBe(1)
    const another = await world.call('administrator', 'events.createEvent', keyed)
    expect(another.eventId).not.toBe(made)
  })

  it('is refused for an audience of nowhere, or a segment that is not theirs to use', async () => {
    const of = (audience: Plan['audience']) => ({ organisationId: 'association', ...plan({ audience }) })
    expect(await world.refusal('organiser', 'events.createEvent', of({ organisationIds: ['nowhere'] }))).toBe(
      'ORGANISATION_NOT_FOUND',
    )
    const filter = { organisationIds: ['elsewhere'], includeBelow: true }
    const { segmentId } = await world.call('stranger', 'segments.createSegment', { name: '外区', filter })
    expect(await world.refusal('organiser', 'events.createEvent', of({ segmentId }))).toBe('SEGMENT_NOT_FOUND')
  })

  it('is for those who run it, also for editing', async () => {
    await open()
    for (const name of ['events.getForEditing', 'events.deleteDraft', 'events.publishSeries'] as const) {
      expect(await world.refusal('stranger', name, { eventId })).toBe('EVENT_NOT_FOUND')
      expect(await world.refusal('member', name, { eventId })).toBe('ROLE_REQUIRED')
    }
    expect(await world.refusal('stranger', 'events.editEvent', edit())).toBe('EVENT_NOT_FOUND')
    expect(await world.refusal('stranger', 'events.cancelEvent', { eventId, reason: '下雨' })).toBe('EVENT_NOT_FOUND')
    expect(await world.refusal('stranger', 'events.previewSeats', { eventId, capacity: 1, quotas: [] })).toBe('EVENT_NOT_FOUND')
  })
})

describe('editing an event', () => {
  it('changes words without telling anybody', async () => {
    await open()
    await signUp('p0')
    expect(await world.call('organiser', 'events.editEvent', edit({ title: '新春茶话会' }))).toEqual({ version: 2, told: false })
    expect(await events.get(eventId)).toMatchObject({ title: '新春茶话会', version: 2, issued: 1 })
    expect(await told()).toEqual([])
    expect(await entries('event.edited')).toMatchObject([
      {
        byId: 'm_organiser',
        before: { title: '茶话会', version: 1 },
        after: { title: '新春茶话会', version: 2, fields: ['title'] },
      },
    ])
  })

  it('tells everybody who signed up of a new time and place, once, whatever is repeated', async () => {
    await open({ capacity: 1 })
    await signUp('p0')
    await signUp('p1')
    await signUp('p2')
    await world.call('p2', 'events.cancelSignUp', { eventId })
    const moved = edit({ capacity: 1, startsAt: '2026-11-28T07:00:00Z', place: { name: '礼堂' } })
    expect(await world.call('organiser', 'events.editEvent', moved)).toEqual({ version: 2, told: true })
    expect(await world.call('organiser', 'events.editEvent', moved)).toEqual({ version: 2, told: true })
    const messages = await told()
    expect(messages.map(({ memberId }) => memberId)).toEqual(['m_p0', 'm_p1'])
    expect(messages[0]).toMatchObject({ title: '时间、地点有变：茶话会' })
    expect(messages[0]?.body).toContain('地点改为：礼堂（原来是同心会客厅）')
    expect(await announcements.count({ eventId })).toBe(1)
    expect(await world.call('p0', 'events.getEvent', { eventId })).toMatchObject({
      place: { name: '礼堂' },
      startsAt: '2026-11-28T07:00:00.000Z',
      // It was to close at the start.
      signUpClosesAt: '2026-11-28T07:00:00.000Z',
    })
  })

  it('tells nobody when nobody signed up, nor of a draft', async () => {
    await open()
    expect(await world.call('organiser', 'events.editEvent', edit({ place: { name: '礼堂' } }))).toMatchObject({ told: false })
    eventId = `${eventId}_draft`
    await open({ status: 'draft' })
    expect(await world.call('organiser', 'events.editEvent', edit({ place: { name: '礼堂' } }))).toMatchObject({ told: false })
    expect(await announcements.count({ eventId })).toBe(0)
  })

  it('says when a colleague was there first, and loses nothing of theirs', async () => {
    await open()
    await world.call('administrator', 'events.editEvent', edit({ title: '甲' }))
    expect(await world.refusal('organiser', 'events.editEvent', edit({ title: '乙' }))).toBe('EVENT_EDITED')
    expect(await events.get(eventId)).toMatchObject({ title: '甲', version: 2 })
  })

  it('by two at once goes to one of them', async () => {
    await open()
    const replies = await Promise.all(
      ['organiser', 'administrator'].map((who) => world.ask(who, 'events.editEvent', edit({ title: who }))),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await entries('event.edited')).toHaveLength(1)
  })

  it.each([
    ['an end before the start', { endsAt: '2026-11-28T06:00:00Z' }, 'EVENT_TIMES_INVALID'],
    ['sign-up that ends after it', { signUpClosesAt: '2026-11-29T00:00:00Z' }, 'EVENT_TIMES_INVALID'],
    ['a time that is over', { startsAt: '2026-11-19T06:00:00Z', endsAt: '2026-11-19T08:00:00Z' }, 'EVENT_TIMES_INVALID'],
    ['a deadline for cancelling that is missing', { cancelPolicy: 'untilDeadline' }, 'CANCEL_BY_INVALID'],
    ['a choice without options', { questions: [{ kind: 'oneChoice', label: '口味', required: true }] }, 'QUESTIONS_INVALID'],
  ] as const)('is refused with %s, and changes nothing', async (_what, changes, code) => {
    await open()
    const before = await events.get(eventId)
    const input = { ...edit(), ...changes }
    expect(await world.refusal('organiser', 'events.editEvent', input)).toBe(code)
    expect(await events.get(eventId)).toEqual(before)
  })

  it('leaves alone what is over or called off', async () => {
    await open()
    world.now = anEvent().endsAt
    expect(await world.refusal('organiser', 'events.editEvent', edit({ place: { name: '礼堂' } }))).toBe('EVENT_OVER')
    expect(await world.call('organiser', 'events.editEvent', edit({ description: '谢谢参加' }))).toEqual({
      version: 2,
      told: false,
    })
    world.now = present
    await world.call('organiser', 'events.cancelEvent', { eventId, reason: '下雨' })
    expect(await world.refusal('organiser', 'events.editEvent', edit({ title: '再来' }, 2))).toBe('EVENT_CANCELLED')
  })

  it('changes all of it or nothing when the power goes, and what it freed goes on', async () => {
    for (const operations of cutsUpTo(26)) {
      world.now = present
      eventId = `e_${++count}`
      await open({ capacity: 1 })
      await signUp('p0')
      await signUp('p1')
      const wanted = edit({ capacity: 2, place: { name: '礼堂' } })
      await world.cutOffAfter(operations, () => world.ask('organiser', 'events.editEvent', wanted))
      const { version } = (await events.get(eventId)) ?? {}
      expect(await announcements.count({ eventId })).toBe(version === 2 ? 1 : 0)
      expect(await entries('event.edited')).toHaveLength(version === 2 ? 1 : 0)
      world.now = later(60)
      await settleEvents(world.now)
      expect(await world.call('organiser', 'events.editEvent', wanted)).toEqual({ version: 2, told: true })
      expect(await statuses()).toEqual({ m_p0: 'confirmed', m_p1: 'offered' })
      expect((await told()).map(({ memberId }) => memberId)).toEqual(['m_p0', 'm_p1'])
      expect(await entries('event.edited')).toHaveLength(1)
      expect((await seatsOf(eventId)).held).toBe(2)
    }
  })
})

describe('another time', () => {
  it('makes an offer that would end after the start theirs at once, also when the power goes', async () => {
    for (const operations of cutsUpTo(26)) {
      world.now = present
      eventId = `e_${++count}`
      await openWithOffer()
      const soon = edit({ capacity: 1, startsAt: '2026-11-20T07:00:00Z', endsAt: '2026-11-20T08:00:00Z' })
      await world.cutOffAfter(operations, () => world.ask('organiser', 'events.editEvent', soon))
      world.now = later(40)
      await settleEvents(world.now)
      const { version } = (await events.get(eventId)) ?? {}
      const row = await signUps.get(`${eventId}_m_p1`)
      expect([row?.status, row?.offerEndsAt === null]).toEqual(version === 2 ? ['confirmed', true] : ['offered', false])
      const kept = await deliveries.count({ memberId: 'm_p1', noticeId: new RegExp(`^p_kept_${eventId}_`) })
      expect(kept).toBe(version === 2 ? 1 : 0)
    }
  })

  it('leaves an offer that ends in time', async () => {
    await openWithOffer()
    await world.call('organiser', 'events.editEvent', edit({ capacity: 1, startsAt: '2026-11-27T06:30:00Z' }))
    expect(await statuses()).toMatchObject({ m_p1: 'offered' })
  })

  it('of the end moves when it is noted who took part, earlier or later', async () => {
    for (const endsAt of ['2026-11-28T07:00:00.000Z', '2026-11-28T10:00:00.000Z']) {
      eventId = `e_${++count}`
      world.now = present
      await open()
      await signUp('p5')
      world.now = new Date('2026-11-28T06:40:00Z')
      await world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p5' })
      await noteParticipation(world.now, 100)
      await world.call('organiser', 'events.editEvent', edit({ endsAt }))
      const took = async (at: number) => {
        await noteParticipation(new Date(at), 100)
        return ((await members.get('m_p5'))?.tookPart ?? []).some((part) => part.eventId === eventId)
      }
      expect(await took(Date.parse(endsAt) - 1000)).toBe(false)
      expect(await took(Date.parse(endsAt))).toBe(true)
    }
  })
})

describe('another number of seats', () => {
  const clubs = (most: number) => ({ quotas: [{ organisationId: 'association', most }] })

  it('that is larger lets those in who wait, in their order', async () => {
    await open({ capacity: 1 })
    for (const who of ['p0', 'p1', 'p2', 'p3']) await signUp(who)
    await world.call('organiser', 'events.editEvent', edit({ capacity: 3 }))
    expect(await statuses()).toEqual({ m_p0: 'confirmed', m_p1: 'offered', m_p2: 'offered', m_p3: 'waitlisted' })
    expect(await events.get(eventId)).toMatchObject({ waiting: 1, issued: 3 })
  })

  it('that is too small is refused, and it is said who must be asked', async () => {
    await open()
    for (const [i, who] of ['p0', 'p1', 'p2'].entries()) {
      world.now = later(i)
      await signUp(who, i === 1 ? 2 : 0)
    }
    expect(await world.refusal('organiser', 'events.editEvent', edit({ capacity: 2 }))).toBe('SEATS_HELD')
    const preview = { eventId, capacity: 2, quotas: [] }
    expect(await world.call('organiser', 'events.previewSeats', preview)).toEqual({
      fits: false,
      over: 3,
      toAsk: [
        { memberId: 'm_p2', name: '群众2', seats: 1 },
        { memberId: 'm_p1', name: '群众1', seats: 3 },
      ],
    })
    const removal = { eventId, memberId: 'm_p1', reason: '换了小会议室' }
    expect(await world.call('organiser', 'events.removeSignUp', removal)).toEqual({ status: 'rejected' })
    expect(await world.call('organiser', 'events.previewSeats', preview)).toEqual({ fits: true, over: 0, toAsk: [] })
    expect(await world.call('organiser', 'events.editEvent', edit({ capacity: 2 }))).toMatchObject({ version: 2 })
    expect(await signUp('p3')).toMatchObject({ status: 'waitlisted' })
  })

  it('of a quota names people of that quota', async () => {
    await open({ quotas: { association: aQuota({ most: 3 }) } })
    await signUp('p0')
    await signUp('p1')
    await signUp('stranger')
    expect(await world.refusal('organiser', 'events.editEvent', edit(clubs(1)))).toBe('SEATS_HELD')
    expect(await world.call('organiser', 'events.previewSeats', { eventId, capacity: 10, ...clubs(1) })).toMatchObject({
      over: 1,
      toAsk: [{ quotaName: '联谊会', seats: 1 }],
    })
    expect(await world.call('organiser', 'events.editEvent', edit(clubs(2)))).toMatchObject({ version: 2 })
  })

  it('has other quotas only while nobody signed up', async () => {
    await open()
    await world.call('organiser', 'events.editEvent', edit(clubs(2)))
    await signUp('p0')
    expect(await world.refusal('organiser', 'events.editEvent', edit({}, 2))).toBe('QUOTAS_FIXED')
    await world.call('p0', 'events.cancelSignUp', { eventId })
    expect(await world.call('organiser', 'events.editEvent', edit({}, 2))).toMatchObject({ version: 3 })
    expect(await events.get(eventId)).toMatchObject({ quotas: {} })
    expect(await signUp('p0')).toEqual({ status: 'confirmed' })
  })

  it('is never more than were given, while thirty come and the size changes', async () => {
    await open({ capacity: 12, waitlist: true })
    const rush = Promise.all(Array.from({ length: 30 }, (_unused, i) => world.ask(`p${i}`, 'events.signUp', { eventId })))
    let changes = 0
    const resize = async () => {
      for (const capacity of [8, 15, 6, 9]) {
        const { version } = await world.call('organiser', 'events.getForEditing', { eventId })
        const { ok } = await world.ask('organiser', 'events.editEvent', edit({ capacity }, version))
        if (ok) changes++
        const { capacity: now = 0 } = (await events.get(eventId)) ?? {}
        expect((await seatsOf(eventId)).held).toBeLessThanOrEqual(now)
      }
    }
    await Promise.all([rush, resize()])
    expect(changes).toBeGreaterThan(0)
    for (const seconds of [60, 120, 180]) await settleEvents(later(seconds))
    const { capacity = 0 } = (await events.get(eventId)) ?? {}
    expect((await seatsOf(eventId)).held).toBe(capacity)
    expect(await signUps.count({ eventId })).toBe(30)
  })
})

describe('calling an event off', () => {
  const off = { reason: '台风红色预警' }

  it('tells everybody why, and lets nobody sign up any more', async () => {
    await open({ capacity: 1 })
    await signUp('p0')
    await signUp('p1')
    expect(await world.call('organiser', 'events.cancelEvent', { eventId, ...off })).toEqual({ done: true })
    expect(await world.call('organiser', 'events.cancelEvent', { eventId, ...off })).toEqual({ done: true })
    expect((await told()).map(({ memberId, title }) => [memberId, title])).toEqual([
      ['m_p0', '活动取消：茶话会'],
      ['m_p1', '活动取消：茶话会'],
    ])
    expect(await world.call('p0', 'events.getEvent', { eventId })).toMatchObject({
      status: 'cancelled',
      cancelReason: off.reason,
    })
    expect(await world.refusal('p3', 'events.signUp', { eventId })).toBe('EVENT_NOT_FOUND')
    expect(await entries('event.cancelled')).toMatchObject([{ reason: off.reason, after: { status: 'cancelled' } }])
    const again = { eventId, reason: '另一个原因' }
    expect(await world.refusal('administrator', 'events.cancelEvent', again)).toBe('EVENT_CANCELLED')
  })

  it('is for what is published and not over', async () => {
    await open({ status: 'draft' })
    expect(await world.refusal('organiser', 'events.cancelEvent', { eventId, ...off })).toBe('EVENT_NOT_PUBLISHED')
    await world.call('organiser', 'events.publishEvent', { eventId })
    world.now = anEvent().endsAt
    expect(await world.refusal('organiser', 'events.cancelEvent', { eventId, ...off })).toBe('EVENT_OVER')
  })

  it('happens with its message or not at all when the power goes, and ends offers with nobody', async () => {
    for (const operations of cutsUpTo(14)) {
      world.now = present
      eventId = `e_${++count}`
      await openWithOffer()
      await world.cutOffAfter(operations, () => world.ask('organiser', 'events.cancelEvent', { eventId, ...off }))
      const isOff = (await events.get(eventId))?.status === 'cancelled'
      expect(await announcements.count({ eventId })).toBe(isOff ? 1 : 0)
      expect(await entries('event.cancelled')).toHaveLength(isOff ? 1 : 0)
      await world.call('organiser', 'events.cancelEvent', { eventId, ...off })
      world.now = later(60)
      await settleEvents(world.now)
      expect(await signUps.get(`${eventId}_m_p1`)).toMatchObject({ status: 'offered', offerEndsAt: null })
      expect(await world.refusal('p1', 'events.confirmOffer', { eventId })).toBe('OFFER_GONE')
      expect((await told()).map(({ memberId }) => memberId)).toEqual(['m_p1'])
    }
  })
})

describe('a draft', () => {
  it('is deleted without a trace but the entry; nothing that others know of is', async () => {
    await open({ status: 'draft' })
    expect(await world.call('organiser', 'events.deleteDraft', { eventId })).toEqual({ done: true })
    expect(await events.get(eventId)).toBeNull()
    expect(await world.refusal('organiser', 'events.deleteDraft', { eventId })).toBe('EVENT_NOT_FOUND')
    expect(await entries('event.draftDeleted')).toMatchObject([{ before: { title: '茶话会' } }])
    await open()
    expect(await world.refusal('organiser', 'events.deleteDraft', { eventId })).toBe('EVENT_NOT_DRAFT')
  })

  it('goes with its entry or stays when the power goes', async () => {
    for (const operations of cutsUpTo(7)) {
      eventId = `e_${++count}`
      await open({ status: 'draft' })
      await world.cutOffAfter(operations, () => world.ask('organiser', 'events.deleteDraft', { eventId }))
      const isThere = (await events.get(eventId)) !== null
      expect(await entries('event.draftDeleted')).toHaveLength(isThere ? 0 : 1)
    }
  })
})

describe('a series', () => {
  const starts = ['2026-12-12T06:30:00Z', '2026-11-28T06:30:00Z', '2026-12-05T06:30:00Z']
  const series = (changes: object = {}) => ({ organisationId: 'association', ...plan(), starts, ...changes })

  it('is made in one go, in the order of time, each with its own times', async () => {
    const { eventIds } = await world.call('organiser', 'events.createSeries', series({ signUpClosesAt: '2026-11-27T06:30:00Z' }))
    const made = await Promise.all(eventIds.map((id) => world.call('organiser', 'events.getForEditing', { eventId: id })))
    expect(made.map(({ startsAt, endsAt, signUpClosesAt }) => [startsAt, endsAt, signUpClosesAt])).toEqual([
      ['2026-11-28T06:30:00.000Z', '2026-11-28T08:30:00.000Z', '2026-11-27T06:30:00.000Z'],
      ['2026-12-05T06:30:00.000Z', '2026-12-05T08:30:00.000Z', '2026-12-04T06:30:00.000Z'],
      ['2026-12-12T06:30:00.000Z', '2026-12-12T08:30:00.000Z', '2026-12-11T06:30:00.000Z'],
    ])
    expect(made[0]?.series).toMatchObject({ events: 3, drafts: 3 })
    const [first = ''] = eventIds
    expect(await auditEntries.find({ targetId: first }, { limit: 5 })).toMatchObject([
      { action: 'event.seriesCreated', after: { events: 3 } },
    ])
  })

  it('is published in one go, but for what is over; what was published stays so', async () => {
    const { eventIds } = await world.call('organiser', 'events.createSeries', series())
    const [first = '', second = '', third = ''] = eventIds
    await world.call('organiser', 'events.publishEvent', { eventId: second })
    world.now = new Date('2026-12-01T00:00:00Z')
    expect(await world.call('organiser', 'events.publishSeries', { eventId: first })).toEqual({ published: 1 })
    expect(await world.call('organiser', 'events.publishSeries', { eventId: first })).toEqual({ published: 0 })
    const found = await Promise.all([first, second, third].map((id) => events.get(id)))
    expect(found.map((event) => event?.status)).toEqual(['draft', 'published', 'published'])
    expect(await auditEntries.count({ targetId: third, action: 'event.published' })).toBe(1)
    const { eventId: alone } = await world.call('organiser', 'events.createEvent', { organisationId: 'association', ...plan() })
    expect(await world.refusal('organiser', 'events.publishSeries', { eventId: alone })).toBe('EVENT_NOT_FOUND')
  })

  it('has two to thirty different starts, and one place in a repeated request', async () => {
    expect(await world.refusal('organiser', 'events.createSeries', series({ starts: starts.slice(1, 2) }))).toBe('INVALID_INPUT')
    const twice = ['2026-12-05T06:30:00Z', '2026-12-05T06:30:00.000Z']
    expect(await world.refusal('organiser', 'events.createSeries', series({ starts: twice }))).toBe('INVALID_INPUT')
    expect(await world.refusal('organiser', 'events.createSeries', series({ organisationId: 'elsewhere' }))).toBe('ROLE_REQUIRED')
    const keyed = series({ draftKey: `series${count}` })
    const first = await world.call('organiser', 'events.createSeries', keyed)
    expect(await world.call('organiser', 'events.createSeries', keyed)).toEqual(first)
    expect(await events.count({ title: '茶话会', seriesId: (await events.get(first.eventIds[0] ?? ''))?.seriesId })).toBe(3)
  })

  it('is there as a whole or not at all when the power goes', async () => {
    for (const operations of cutsUpTo(9)) {
      const keyed = series({ title: `系列${operations}`, draftKey: `cut${operations}` })
      await world.cutOffAfter(operations, () => world.ask('organiser', 'events.createSeries', keyed))
      expect([0, 3]).toContain(await events.count({ title: `系列${operations}` }))
      await world.call('organiser', 'events.createSeries', keyed)
      expect(await events.count({ title: `系列${operations}` })).toBe(3)
    }
  })
})
