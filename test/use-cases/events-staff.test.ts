import type { InputOf } from '../../cloudfunctions/contracts'
import { events, signUps } from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { aCrowd, aMember, anEvent } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing([
    aMember({
      _id: 'm_was',
      openid: 'was',
      name: '前负责人',
      status: 'suspended',
      roles: [{ role: 'organiser', organisationId: 'district' }],
    }),
    ...aCrowd(8),
  ])
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
  eventId = `e_${++count}`
})

const plan = (changes: Partial<InputOf<'events.createEvent'>> = {}): InputOf<'events.createEvent'> => ({
  title: '茶话会',
  kind: 'fellowship',
  organisationId: 'association',
  startsAt: '2026-11-28T06:30:00Z',
  endsAt: '2026-11-28T08:30:00Z',
  place: { name: '同心会客厅' },
  capacity: 10,
  ...changes,
})
const created = async (changes: Partial<InputOf<'events.createEvent'>> = {}) =>
  (await world.call('organiser', 'events.createEvent', plan(changes))).eventId
const signUp = (openid: string, companions = 0) => world.call(openid, 'events.signUp', { eventId, companions })

async function everyPage<T>(
  ask: (cursor: { cursor?: string }) => Promise<{ items: T[]; nextCursor?: string | undefined }>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await ask(cursor === undefined ? {} : { cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return items
}

describe('creating an event', () => {
  it('makes a draft, and keeps who made it', async () => {
    const id = await created({ description: '自带茶杯', signUpOpensAt: '2026-11-21T00:00:00Z', waitlist: false })
    expect(await world.call('organiser', 'events.getEvent', { eventId: id })).toMatchObject({
      status: 'draft',
      seatsLeft: 10,
      description: '自带茶杯',
      signUpOpensAt: '2026-11-21T00:00:00.000Z',
      signUpClosesAt: '2026-11-28T06:30:00.000Z',
      waitlist: false,
    })
    expect(await auditEntries.find({ targetId: id }, { limit: 10 })).toMatchObject([
      { action: 'event.created', byId: 'm_organiser' },
    ])
  })

  it.each([
    ['an end before the start', { endsAt: '2026-11-28T06:00:00Z' }],
    ['an end at the start', { endsAt: '2026-11-28T06:30:00Z' }],
    ['sign-up that closes after the end', { signUpClosesAt: '2026-11-29T00:00:00Z' }],
    ['sign-up that opens after it closes', { signUpOpensAt: '2026-11-27T00:00:00Z', signUpClosesAt: '2026-11-26T00:00:00Z' }],
  ])('is refused with %s', async (_what, changes) => {
    const before = await events.count({})
    expect(await world.refusal('organiser', 'events.createEvent', plan(changes))).toBe('EVENT_TIMES_INVALID')
    expect(await events.count({})).toBe(before)
  })

  it.each([
    ['no seats', { capacity: 0 }],
    ['half a seat', { capacity: 1.5 }],
    ['an empty title', { title: ' \u200b ' }],
    ['a date that does not exist', { startsAt: '2026-02-30T06:30:00Z' }],
    ['a time without a zone', { startsAt: '2026-11-28T06:30:00' }],
    ['a place beyond the earth', { place: { name: '同心会客厅', latitude: 91 } }],
  ])('is refused with %s', async (_what, changes) => {
    expect(await world.refusal('organiser', 'events.createEvent', plan(changes))).toBe('INVALID_INPUT')
  })

  it('is for those who look after the organisation', async () => {
    expect(await world.refusal('organiser', 'events.createEvent', plan({ organisationId: 'elsewhere' }))).toBe('ROLE_REQUIRED')
    expect(await world.refusal('stranger', 'events.createEvent', plan())).toBe('ROLE_REQUIRED')
    expect(await world.refusal('member', 'events.createEvent', plan())).toBe('ROLE_REQUIRED')
    expect(await world.refusal('organiser', 'events.createEvent', plan({ organisationId: 'nowhere' }))).toBe(
      'ORGANISATION_NOT_FOUND',
    )
  })
})

describe('a draft', () => {
  it('is seen by those who prepare it and nobody else', async () => {
    const id = await created()
    for (const openid of ['organiser', 'administrator', 'owner']) {
      expect(await world.call(openid, 'events.getEvent', { eventId: id })).toMatchObject({ status: 'draft' })
    }
    for (const openid of ['nobody', 'pending', 'member', 'editor', 'stranger', 'was']) {
      expect(await world.refusal(openid, 'events.getEvent', { eventId: id })).toBe('EVENT_NOT_FOUND')
      for (const filter of ['upcoming', 'past', 'managed'] as const) {
        const { items } = await world.call(openid, 'events.listEvents', { filter, limit: 50 })
        expect(items.map((item) => item.eventId)).not.toContain(id)
      }
    }
    expect(await world.refusal('member', 'events.signUp', { eventId: id })).toBe('EVENT_NOT_FOUND')
  })

  it('becomes an event once', async () => {
    const id = await created()
    expect(await world.call('organiser', 'events.publishEvent', { eventId: id })).toEqual({ done: true })
    expect(await world.refusal('organiser', 'events.publishEvent', { eventId: id })).toBe('EVENT_NOT_DRAFT')
    expect(await world.call('nobody', 'events.getEvent', { eventId: id })).toMatchObject({ status: 'published' })
    expect(await auditEntries.count({ targetId: id, action: 'event.published' })).toBe(1)
  })

  it('becomes an event once also when two publish it at once', async () => {
    const id = await created()
    const replies = await Promise.all(
      ['organiser', 'administrator'].map((who) => world.ask(who, 'events.publishEvent', { eventId: id })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await auditEntries.count({ targetId: id, action: 'event.published' })).toBe(1)
  })

  it('is not published by staff of another place, nor after it is over', async () => {
    const id = await created()
    expect(await world.refusal('stranger', 'events.publishEvent', { eventId: id })).toBe('EVENT_NOT_FOUND')
    world.now = new Date('2026-11-28T08:30:00Z')
    expect(await world.refusal('organiser', 'events.publishEvent', { eventId: id })).toBe('EVENT_TIMES_INVALID')
  })
})

describe('the roster', () => {
  beforeEach(async () => {
    await events.insertMissing([anEvent({ _id: eventId, capacity: 3 })])
    await signUp('p0')
    await signUp('p1', 1)
    for (const openid of ['p2', 'p3', 'p4', 'p5']) await signUp(openid)
  })
  const roster = (limit: number) =>
    everyPage((cursor) => world.call('organiser', 'events.listRoster', { eventId, limit, ...cursor }))

  it.each([1, 2, 3, 4, 50])('is the same in pages of %i: seats first, then those who wait with their places', async (limit) => {
    const rows = await roster(limit)
    expect(rows.map(({ memberId, status, waitlistPosition }) => [memberId, status, waitlistPosition])).toEqual([
      ['m_p0', 'confirmed', undefined],
      ['m_p1', 'confirmed', undefined],
      ['m_p2', 'waitlisted', 1],
      ['m_p3', 'waitlisted', 2],
      ['m_p4', 'waitlisted', 3],
      ['m_p5', 'waitlisted', 4],
    ])
  })

  it('closes up when somebody who waits leaves, and puts them last', async () => {
    await world.call('p3', 'events.cancelSignUp', { eventId })
    for (const limit of [2, 50]) {
      expect((await roster(limit)).map(({ memberId, waitlistPosition }) => [memberId, waitlistPosition])).toEqual([
        ['m_p0', undefined],
        ['m_p1', undefined],
        ['m_p2', 1],
        ['m_p4', 2],
        ['m_p5', 3],
        ['m_p3', undefined],
      ])
    }
  })

  it('shows no phone and no openid', async () => {
    const [row] = await roster(50)
    expect(row).toEqual({ memberId: 'm_p0', name: '群众0', status: 'confirmed', seats: [1], companions: 0 })
  })

  it('is for those who look after the event', async () => {
    for (const id of [eventId, 'e_nowhere']) {
      expect(await world.refusal('stranger', 'events.listRoster', { eventId: id })).toBe('EVENT_NOT_FOUND')
    }
    expect(await world.refusal('organiser', 'events.listRoster', { eventId: 'e_nowhere' })).toBe('EVENT_NOT_FOUND')
    expect(await world.refusal('member', 'events.listRoster', { eventId })).toBe('ROLE_REQUIRED')
  })

  it('of an event nobody signed up for is empty', async () => {
    await events.insertMissing([anEvent({ _id: `${eventId}_empty` })])
    expect(await world.call('organiser', 'events.listRoster', { eventId: `${eventId}_empty` })).toEqual({ items: [] })
  })
})

describe('checking in', () => {
  const checkIn = (memberId: string, openid = 'organiser') => world.ask(openid, 'events.checkIn', { eventId, memberId })
  const undo = (memberId: string, openid = 'organiser') => world.ask(openid, 'events.undoCheckIn', { eventId, memberId })
  beforeEach(async () => {
    await events.insertMissing([anEvent({ _id: eventId, capacity: 2 })])
    await signUp('p0', 1)
    await signUp('p1')
  })

  it('answers who came with how many, and shows on the roster and to the person', async () => {
    expect(await checkIn('m_p0')).toEqual({
      ok: true,
      data: { memberId: 'm_p0', name: '群众0', seats: [1, 2], companions: 1, checkedInAt: present.toISOString() },
    })
    const { items } = await world.call('organiser', 'events.listRoster', { eventId })
    expect(items[0]).toMatchObject({ memberId: 'm_p0', checkedInAt: present.toISOString() })
    const mine = await world.call('p0', 'events.listMySignUps', {})
    expect(mine.items.find((item) => item.eventId === eventId)).toMatchObject({ checkedInAt: present.toISOString() })
  })

  it('twice, also at once, counts once', async () => {
    const replies = await Promise.all([checkIn('m_p0'), checkIn('m_p0', 'administrator')])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await checkIn('m_p0')).toMatchObject({ ok: false, error: { code: 'ALREADY_CHECKED_IN' } })
    expect((await signUps.get(`${eventId}_m_p0`))?.checkIns).toHaveLength(1)
  })

  it('is for those with a seat', async () => {
    expect(await checkIn('m_p1')).toMatchObject({ error: { code: 'NOT_CONFIRMED' } })
    expect(await checkIn('m_p7')).toMatchObject({ error: { code: 'SIGN_UP_NOT_FOUND' } })
  })

  it('can be undone and done again, and all of it is kept', async () => {
    expect(await undo('m_p0')).toMatchObject({ error: { code: 'NOT_CHECKED_IN' } })
    await checkIn('m_p0')
    expect(await undo('m_p0')).toEqual({ ok: true, data: { done: true } })
    await checkIn('m_p0', 'administrator')
    const { checkIns, checkedInAt } = (await signUps.get(`${eventId}_m_p0`)) ?? {}
    expect(checkedInAt).toEqual(present)
    expect(checkIns?.map(({ byId, undone }) => [byId, undone])).toEqual([
      ['m_organiser', false],
      ['m_organiser', true],
      ['m_administrator', false],
    ])
  })

  it('is for staff of the event, and of this event only', async () => {
    expect(await checkIn('m_p0', 'stranger')).toMatchObject({ error: { code: 'SIGN_UP_NOT_FOUND' } })
    expect(await checkIn('m_p0', 'p0')).toMatchObject({ error: { code: 'ROLE_REQUIRED' } })
    expect(await undo('m_p0', 'stranger')).toMatchObject({ error: { code: 'SIGN_UP_NOT_FOUND' } })
    const first = eventId
    eventId = `${first}_next`
    await events.insertMissing([anEvent({ _id: eventId })])
    await signUp('p0')
    await checkIn('m_p0')
    expect((await signUps.get(`${first}_m_p0`))?.checkedInAt).toBeNull()
  })
})

describe('a party', () => {
  it('takes a seat that was given back together with one never given', async () => {
    await events.insertMissing([anEvent({ _id: eventId, capacity: 3, waitlist: false })])
    await signUp('p0')
    await signUp('p1')
    await world.call('p0', 'events.cancelSignUp', { eventId })
    expect(await world.call('p2', 'events.getEvent', { eventId })).toMatchObject({ seatsLeft: 2 })
    expect(await signUp('p2', 1)).toEqual({ status: 'confirmed' })
    const rows = await signUps.find({ eventId, status: 'confirmed' }, { limit: 10 })
    expect(rows.flatMap(({ seats }) => seats).sort()).toEqual([1, 2, 3])
    expect(await world.refusal('p3', 'events.signUp', { eventId })).toBe('EVENT_FULL')
  })

  it('that waits for two gets one given back and one never given', async () => {
    await events.insertMissing([anEvent({ _id: eventId, capacity: 3 })])
    await signUp('p0', 1)
    expect(await signUp('p1', 2)).toEqual({ status: 'waitlisted', waitlistPosition: 1 })
    await world.call('p0', 'events.cancelSignUp', { eventId })
    expect(await world.call('p1', 'events.getEvent', { eventId })).toMatchObject({ seatsLeft: 0, mine: { status: 'offered' } })
    const [row] = await signUps.find({ eventId, status: 'offered' }, { limit: 10 })
    expect([...(row?.seats ?? [])].sort()).toEqual([1, 2, 3])
  })
})

describe('answers', () => {
  const question = (questionId: string, kind: 'text' | 'number') => ({ questionId, kind, label: questionId, required: false })
  const questions = { version: 1, items: [question('meal', 'text'), question('bus', 'number')] }

  it('given when signing up again stand in the place of those given before', async () => {
    await events.insertMissing([anEvent({ _id: eventId, questions })])
    await world.call('p0', 'events.signUp', { eventId, answers: { meal: '素食', bus: 1 } })
    await world.call('p0', 'events.cancelSignUp', { eventId })
    await world.call('p0', 'events.signUp', { eventId, answers: { meal: '都可以' } })
    expect((await signUps.get(`${eventId}_m_p0`))?.answers).toEqual({ meal: '都可以' })
  })

  it.each([{ 'a.b': '点' }, { $inc: '美元' }, { '': '空' }, { ['长'.repeat(41)]: '长' }])(
    'to a question with an odd name (%j) are refused',
    async (answers) => {
      await events.insertMissing([anEvent({ _id: eventId })])
      expect(await world.refusal('p0', 'events.signUp', { eventId, answers })).toBe('INVALID_INPUT')
      expect(await signUps.count({ eventId })).toBe(0)
    },
  )

  it('do not reach what every object has', async () => {
    await events.insertMissing([anEvent({ _id: eventId, questions })])
    await world.ask('p0', 'events.signUp', { eventId, answers: JSON.parse('{"__proto__":"原型","meal":"素食"}') as unknown })
    expect((await signUps.get(`${eventId}_m_p0`))?.answers).toEqual({ meal: '素食' })
  })
})

describe('lists of events', () => {
  const startsAt = (day: number) => new Date(Date.UTC(2026, 11, day, 6))
  beforeAll(async () => {
    await events.insertMissing([
      ...[1, 2, 3, 3, 4].map((day, i) => anEvent({ _id: `e_coming${i}`, startsAt: startsAt(day) })),
      ...[1, 2, 3].map((day) => anEvent({ _id: `e_over${day}`, startsAt: new Date(Date.UTC(2026, 9, day)) })),
      anEvent({ _id: 'e_draft', status: 'draft' }),
      anEvent({ _id: 'e_far', organisationId: 'elsewhere', organisationPath: ['elsewhere'], startsAt: startsAt(5) }),
    ])
  })
  const list = (openid: string, filter: 'upcoming' | 'past' | 'managed', limit: number) =>
    everyPage((cursor) => world.call(openid, 'events.listEvents', { filter, limit, ...cursor }))

  it.each([1, 2, 50])('show what is coming, the next first, each once in pages of %i', async (limit) => {
    for (const openid of ['nobody', 'member']) {
      const items = await list(openid, 'upcoming', limit)
      const times = items.map((item) => item.startsAt)
      expect(times).toEqual([...times].sort())
      expect(times.every((time) => time >= present.toISOString())).toBe(true)
      expect(items.filter((item) => item.eventId.startsWith('e_coming'))).toHaveLength(5)
      expect(new Set(items.map((item) => item.eventId)).size).toBe(items.length)
      expect(items.map((item) => item.eventId)).toContain('e_far')
    }
  })

  it.each([1, 2, 50])('show what is over, the last first, in pages of %i', async (limit) => {
    expect((await list('member', 'past', limit)).map((item) => item.eventId)).toEqual(['e_over3', 'e_over2', 'e_over1'])
  })

  it('show staff what they look after, drafts too, and nothing else', async () => {
    const mine = (await list('organiser', 'managed', 3)).map((item) => item.eventId)
    expect(mine).toEqual(expect.arrayContaining(['e_draft', 'e_over1', 'e_coming0']))
    expect(mine).not.toContain('e_far')
    expect((await list('stranger', 'managed', 3)).map((item) => item.eventId)).toEqual(['e_far'])
    for (const openid of ['nobody', 'member', 'was']) expect(await list(openid, 'managed', 50)).toEqual([])
  })

  it('say what the caller has to do with each event', async () => {
    await world.call('p6', 'events.signUp', { eventId: 'e_coming0' })
    const items = await list('p6', 'upcoming', 50)
    expect(items.flatMap((item) => (item.mine ? [[item.eventId, item.mine.status]] : []))).toEqual([['e_coming0', 'confirmed']])
  })

  it('refuse a cursor of another list', async () => {
    const { nextCursor } = await world.call('member', 'events.listEvents', { limit: 1 })
    expect(await world.refusal('member', 'events.listEvents', { cursor: `${nextCursor}x`.slice(3) })).toBe('CURSOR_INVALID')
  })

  it('of my sign-ups show the newest first, each once', async () => {
    for (const [i, id] of ['e_coming0', 'e_coming1', 'e_coming2'].entries()) {
      world.now = new Date(present.getTime() + i * 1000)
      await world.call('p7', 'events.signUp', { eventId: id })
    }
    const mine = await everyPage((cursor) => world.call('p7', 'events.listMySignUps', { limit: 1, ...cursor }))
    expect(mine.map((item) => item.eventId)).toEqual(['e_coming2', 'e_coming1', 'e_coming0'])
  })
})
