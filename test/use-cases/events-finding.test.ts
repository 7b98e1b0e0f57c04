import type { InputOf } from '../../cloudfunctions/contracts'
import type { EventRecord } from '../../cloudfunctions/domains/events'
import { events, signUps } from '../../cloudfunctions/domains/events'
import { segments } from '../../cloudfunctions/domains/segments'
import { anEvent, aSegment, aSignUp } from '../factories'
import type { World } from './support/world'
import { cast, openWorld, present } from './support/world'

let world: World

const day = (n: number, hour = 6) => new Date(Date.UTC(2026, 10, n, hour))
const made = (_id: string, changes: Partial<EventRecord>) => anEvent({ _id, ...changes })

const planned = [
  made('e_tea', { title: '新春茶话会', startsAt: day(21), place: { name: '会客厅', latitude: 30.25, longitude: 120.16 } }),
  made('e_river', {
    title: '护河行动',
    kind: 'volunteering',
    startsAt: day(22),
    place: { name: '东岸码头', latitude: 30.26, longitude: 120.17 },
  }),
  made('e_far', {
    title: '外区参观',
    kind: 'excursion',
    startsAt: day(23),
    organisationId: 'elsewhere',
    organisationPath: ['elsewhere'],
    place: { name: '科技园', latitude: 30.6, longitude: 120.16 },
  }),
  made('e_meant', { title: '外区座谈', startsAt: day(24), audience: { organisationIds: ['elsewhere'], segmentId: null } }),
  made('e_segment', { title: '书法雅集', startsAt: day(25), audience: { organisationIds: [], segmentId: 's_calligraphers' } }),
  made('e_full', { title: '小班课', kind: 'training', startsAt: day(26), capacity: 1, issued: 1, waitlist: false }),
  made('e_soon', { title: '联欢会', startsAt: day(28), signUpOpensAt: day(27) }),
  made('e_closed', { title: '座谈会', startsAt: day(29), signUpClosesAt: day(19) }),
  made('e_past', { title: '献血', kind: 'volunteering', startsAt: day(10) }),
  made('e_draft', { title: '草稿', status: 'draft', startsAt: day(21) }),
]

beforeAll(async () => {
  world = await openWorld()
  await events.insertMissing(planned)
  await segments.insertMissing([
    aSegment({ _id: 's_calligraphers', filter: { organisationIds: ['district'], includeBelow: true, skills: ['书法'] } }),
  ])
  await world.call('second', 'members.updateProfile', { skills: ['书法'] })
  await signUps.insertMissing([aSignUp({ eventId: 'e_full', memberId: 'm_second' })])
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
})

const found = async (filter: InputOf<'events.listEvents'>, openid = 'member') =>
  (await world.call(openid, 'events.listEvents', { limit: 50, ...filter })).items.map(({ eventId }) => eventId)

describe('the list of events', () => {
  it.each<[string, InputOf<'events.listEvents'>, string[]]>([
    ['of one kind', { kind: 'volunteering' }, ['e_river']],
    ['of one kind in the past', { kind: 'volunteering', filter: 'past' }, ['e_past']],
    ['of an organisation and those below', { organisationId: 'elsewhere' }, ['e_far']],
    ['with a character of the title', { text: '河' }, ['e_river']],
    ['with a long word of the title', { text: '新春茶话' }, ['e_tea']],
    ['with a word of the place', { text: '码头' }, ['e_river']],
    ['with every one of several words', { text: '茶话 会客厅' }, ['e_tea']],
    ['with words that are pieces but do not stand together', { text: '茶会客' }, []],
    ['with signs that mean something in a pattern', { text: '.*(' }, []],
    ['on days in Shanghai, both included', { fromOn: '2026-11-22', toOn: '2026-11-23' }, ['e_river', 'e_far']],
    ['near', { near: { latitude: 30.25, longitude: 120.16 } }, ['e_tea', 'e_river']],
    ['nearer', { near: { latitude: 30.25, longitude: 120.16, metres: 1000 } }, ['e_tea']],
    [
      'of a kind, near, on a day',
      { kind: 'volunteering', near: { latitude: 30.25, longitude: 120.16 }, toOn: '2026-11-22' },
      ['e_river'],
    ],
  ])('%s', async (_what, filter, expected) => {
    expect(await found(filter)).toEqual(expected)
  })

  it('leaves what lies in the corners beyond the circle, and says how far away the others are', async () => {
    // 1.1 km north and 1 km east, which is 1.5 km.
    const near = { latitude: 30.25, longitude: 120.16, metres: 1200 }
    expect(await found({ near })).toEqual(['e_tea'])
    const { items } = await world.call('member', 'events.listEvents', { near: { ...near, metres: 2000 } })
    expect(items.map(({ metresAway }) => metresAway)).toEqual([0, expect.any(Number)])
    expect(items[1]?.metresAway).toBeGreaterThan(1400)
    expect(items[1]?.metresAway).toBeLessThan(1600)
  })

  it('says of each that cannot be joined why', async () => {
    const { items } = await world.call('member', 'events.listEvents', { limit: 50, filter: 'all' })
    expect(Object.fromEntries(items.map(({ eventId, whyNot }) => [eventId, whyNot]))).toEqual({
      e_past: 'over',
      e_tea: undefined,
      e_river: undefined,
      e_far: undefined,
      e_meant: 'notInvited',
      e_segment: 'notInvited',
      e_full: 'full',
      e_soon: 'notOpen',
      e_closed: 'closed',
    })
  })

  it.each([
    ['nobody', 'notRegistered'],
    ['pending', 'registrationPending'],
    ['rejected', 'registrationRejected'],
    ['suspended', 'suspended'],
    ['member', undefined],
  ])('tells %s what stands in the way of anything: %s', async (openid, reason) => {
    expect((await world.call(openid, 'events.getEvent', { eventId: 'e_tea' })).whyNot).toBe(reason)
  })

  it('agrees with what signing up answers', async () => {
    for (const openid of ['member', 'second', 'stranger']) {
      const { items } = await world.call(openid, 'events.listEvents', { limit: 50, filter: 'all' })
      const open = await found({ filter: 'all', openForMe: true }, openid)
      for (const { eventId, whyNot } of items) {
        expect([openid, eventId, open.includes(eventId)]).toEqual([openid, eventId, whyNot === undefined])
        if (whyNot === undefined) continue
        expect((await world.ask(openid, 'events.signUp', { eventId })).ok).toBe(false)
      }
    }
  })

  it('holds for somebody in the segment what is meant for it', async () => {
    expect(await found({ openForMe: true }, 'second')).toContain('e_segment')
    expect(await found({ openForMe: true }, 'stranger')).toContain('e_meant')
  })

  it('is not open for whoever signed up already', async () => {
    await world.call('handler', 'events.signUp', { eventId: 'e_tea' })
    expect(await found({ openForMe: true }, 'handler')).not.toContain('e_tea')
    const { items } = await world.call('handler', 'events.listEvents', {})
    expect(items[0]).toMatchObject({ eventId: 'e_tea', mine: { status: 'confirmed' } })
    expect(items[0]?.whyNot).toBeUndefined()
  })

  it('goes on by the cursor until everything that passes was there once', async () => {
    const all: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.call('member', 'events.listEvents', { openForMe: true, limit: 1, ...(cursor ? { cursor } : {}) })
      all.push(...page.items.map(({ eventId }) => eventId))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(all).toEqual(['e_tea', 'e_river', 'e_far'])
  })

  it('takes two operations whatever is asked', async () => {
    const everything = {
      kind: 'volunteering',
      organisationId: 'district',
      openForMe: true,
      near: { latitude: 30.25, longitude: 120.16 },
      text: '护河',
      fromOn: '2026-11-01',
      toOn: '2026-11-30',
    } as const
    expect(await world.operations(() => world.call('member', 'events.listEvents', everything))).toBe(2)
    expect(await world.operations(() => world.call('member', 'events.countByDay', everything))).toBe(2)
    expect(await world.operations(() => world.call('member', 'events.getEvent', { eventId: 'e_segment' }))).toBe(2)
  })

  it('refuses days the wrong way round', async () => {
    const days = { fromOn: '2026-11-30', toOn: '2026-11-01' }
    expect(await world.refusal('member', 'events.listEvents', days)).toBe('FILTER_DATES_INVALID')
  })
})

describe('the calendar', () => {
  const month = { fromOn: '2026-11-01', toOn: '2026-11-30' }

  it('counts the events of each day, past and to come', async () => {
    const { items: days } = await world.call('member', 'events.countByDay', month)
    expect(days).toContainEqual({ on: '2026-11-10', count: 1 })
    expect(days).toContainEqual({ on: '2026-11-21', count: 1 })
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(9)
  })

  it('counts under the same conditions as the list', async () => {
    const { items: days } = await world.call('member', 'events.countByDay', { ...month, openForMe: true })
    expect(days.map(({ on }) => on)).toEqual(['2026-11-21', '2026-11-22', '2026-11-23'])
    expect((await world.call('member', 'events.countByDay', { ...month, text: '献血' })).items).toEqual([
      { on: '2026-11-10', count: 1 },
    ])
  })

  it('counts an evening in Shanghai on its own day', async () => {
    await events.insertMissing([made('e_evening', { title: '夜读', startsAt: new Date('2026-12-04T16:30:00Z') })])
    const { items: days } = await world.call('member', 'events.countByDay', { fromOn: '2026-12-01', toOn: '2026-12-31' })
    expect(days).toEqual([{ on: '2026-12-05', count: 1 }])
  })

  it('refuses more than a month with the weeks around it', async () => {
    expect(await world.refusal('member', 'events.countByDay', { fromOn: '2026-11-01', toOn: '2026-12-31' })).toBe(
      'FILTER_DATES_INVALID',
    )
  })
})

describe('who comes', () => {
  const names = async (openid = 'member') =>
    (await world.call(openid, 'events.listWhoComes', { eventId: 'e_named', limit: 50 })).items

  beforeAll(async () => {
    await events.insertMissing([made('e_named', { startsAt: day(27) })])
    await world.call('second', 'events.signUp', { eventId: 'e_named', showsName: true, companions: 1 })
    await world.call('organiser', 'events.signUp', { eventId: 'e_named' })
    await world.call('handler', 'events.signUp', { eventId: 'e_named', showsName: true })
  })

  it('names those who agreed, and says nothing else about them', async () => {
    expect(await names()).toEqual([
      { name: '王秀兰', companions: 1 },
      { name: 'handler同志', companions: 0 },
    ])
  })

  it('goes on by a cursor that names nobody', async () => {
    const first = await world.call('member', 'events.listWhoComes', { eventId: 'e_named', limit: 1 })
    expect(Buffer.from(first.nextCursor ?? '', 'base64url').toString()).not.toContain(cast.second._id)
    const next = await world.call('member', 'events.listWhoComes', { eventId: 'e_named', limit: 1, cursor: first.nextCursor })
    expect(next).toEqual({ items: [{ name: 'handler同志', companions: 0 }] })
  })

  it('leaves out who cancelled', async () => {
    await world.call('handler', 'events.cancelSignUp', { eventId: 'e_named' })
    expect((await names()).map(({ name }) => name)).toEqual(['王秀兰'])
  })
})

describe('answers from last time', () => {
  const question = (questionId: string, label: string, changes = {}) => ({
    questionId,
    kind: 'text' as const,
    label,
    required: false,
    ...changes,
  })
  const diet = { kind: 'oneChoice' as const, options: ['荤', '素'] }

  beforeAll(async () => {
    const before = { version: 1, items: [question('q_a', '忌口'), question('q_b', '用餐', diet), question('q_c', '身高')] }
    const now = {
      version: 1,
      items: [question('q_x', '忌口'), question('q_y', '用餐', { ...diet, options: ['素'] }), question('q_z', '其他')],
    }
    await events.insertMissing([
      made('e_before', { questions: before, startsAt: day(24) }),
      made('e_asks', { questions: now, startsAt: day(25) }),
    ])
    const answers = { q_a: '花生', q_b: '荤', q_c: '170' }
    await signUps.insertMissing([aSignUp({ eventId: 'e_before', memberId: 'm_li', answers })])
  })

  it('come where the same is asked, if they are an answer still', async () => {
    expect(await world.call('member', 'events.getLastAnswers', { eventId: 'e_asks' })).toEqual({
      answers: { q_x: '花生' },
    })
  })

  it('are nobody else’s, and none for somebody new', async () => {
    expect(await world.call('stranger', 'events.getLastAnswers', { eventId: 'e_asks' })).toEqual({
      answers: {},
    })
    expect(await world.refusal('member', 'events.getLastAnswers', { eventId: 'e_draft' })).toBe('EVENT_NOT_FOUND')
  })

  it('take two operations', async () => {
    expect(await world.operations(() => world.call('member', 'events.getLastAnswers', { eventId: 'e_asks' }))).toBe(2)
  })
})

describe('a picture for a poster', () => {
  it('opens the event, and is not made for one that nobody sees yet', async () => {
    const { mediaType, base64 } = await world.call('member', 'events.makeEventPicture', { eventId: 'e_tea' })
    expect(mediaType).toMatch(/^image\//)
    expect(Buffer.from(base64, 'base64').length).toBeGreaterThan(100)
    expect(await world.refusal('organiser', 'events.makeEventPicture', { eventId: 'e_draft' })).toBe('EVENT_NOT_FOUND')
  })
})
