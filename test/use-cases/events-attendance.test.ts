import type { InputOf, OutputOf } from '../../cloudfunctions/contracts'
import { events, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import { doneFor, members } from '../../cloudfunctions/domains/members'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { readSheet } from '../../cloudfunctions/platform/sheets/read-sheet'
import { aCrowd, aMember, anEvent } from '../factories'
import { cutsUpTo } from './support/cuts'
import { seatsOf } from './support/seats'
import type { World } from './support/world'
import { openWorld } from './support/world'

let world: World
let eventId: string
let count = 0

/** The event begins; everybody is at the door. */
const start = new Date('2026-11-28T06:30:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing(aCrowd(12))
})
afterAll(() => world.close())

/** An event with these people in it, made before the day. */
async function prepared(changes: Parameters<typeof anEvent>[0] = {}, people: [openid: string, companions?: number][] = []) {
  eventId = `e_${++count}`
  world.now = new Date('2026-11-27T02:00:00Z')
  await events.insertMissing([anEvent({ _id: eventId, startsAt: start, ...changes })])
  for (const [openid, companions = 0] of people) await world.call(openid, 'events.signUp', { eventId, companions })
  world.now = start
}
const row = async (memberId: string) => {
  const found = await signUps.get(`${eventId}_${memberId}`)
  if (!found) throw new Error(`${memberId} has no row`)
  return found
}
type Entry = InputOf<'events.checkInMany'>['entries'][number]
let keys = 0
const entry = (act: Entry['act'], whom: Partial<Entry>): Entry => ({
  act,
  key: `key-${String(++keys).padStart(6, '0')}`,
  ...whom,
})
const send = async (entries: Entry[], openid = 'organiser') =>
  (await world.call(openid, 'events.checkInMany', { eventId, entries })).results
const outcomes = (results: OutputOf<'events.checkInMany'>['results']) =>
  results.map(({ outcome, refusal }) => refusal?.code ?? outcome)

describe('a ticket', () => {
  const ticketOf = async (openid: string) => (await world.call(openid, 'events.getMyTicket', { eventId })).ticket
  beforeEach(() => prepared({ capacity: 3 }, [['p0', 1], ['p1'], ['p2']]))

  it('checks its owner in: who, on which seats', async () => {
    const ticket = await ticketOf('p0')
    expect(await world.call('organiser', 'events.checkIn', { eventId, ticket })).toEqual({
      memberId: 'm_p0',
      name: '群众0',
      seats: [1, 2],
      companions: 1,
      checkedInAt: start.toISOString(),
    })
    expect(await world.refusal('organiser', 'events.checkIn', { eventId, ticket })).toBe('ALREADY_CHECKED_IN')
  })

  it('takes two operations, whoever asks included', async () => {
    const ticket = await ticketOf('p0')
    expect(await world.operations(() => world.call('organiser', 'events.checkIn', { eventId, ticket }))).toBe(2)
    expect(await world.operations(() => world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p1' }))).toBe(2)
  })

  it('says to its owner where they sit and that they are there', async () => {
    expect(await world.call('p0', 'events.getMyTicket', { eventId })).toMatchObject({
      title: '茶话会',
      status: 'confirmed',
      seats: [1, 2],
    })
    await world.call('organiser', 'events.checkIn', { eventId, ticket: await ticketOf('p0') })
    expect(await world.call('p0', 'events.getMyTicket', { eventId })).toMatchObject({ checkedInAt: start.toISOString() })
  })

  it('that was made up, changed or belongs to another event is refused', async () => {
    const ticket = await ticketOf('p0')
    const forged = ticket.replace('m_p0', 'm_p1')
    for (const wrong of [forged, 'm_p0', ticket.slice(0, -1), `${ticket}x`, '入场']) {
      expect(await world.refusal('organiser', 'events.checkIn', { eventId, ticket: wrong })).toBe('TICKET_INVALID')
    }
    await prepared({}, [['p0']])
    expect(await world.refusal('organiser', 'events.checkIn', { eventId, ticket })).toBe('TICKET_ELSEWHERE')
    expect((await row('m_p0')).checkedInAt).toBeNull()
  })

  it('is nobody’s way in without a seat, and no use to staff of another place', async () => {
    expect(await world.refusal('organiser', 'events.checkIn', { eventId, ticket: await ticketOf('p2') })).toBe('NOT_CONFIRMED')
    expect(await world.refusal('organiser', 'events.checkIn', { eventId, ticket: await ticketOf('p5') })).toBe(
      'SIGN_UP_NOT_FOUND',
    )
    expect(await world.refusal('stranger', 'events.checkIn', { eventId, ticket: await ticketOf('p0') })).toBe('SIGN_UP_NOT_FOUND')
  })

  it('opens nothing after its owner cancelled', async () => {
    const ticket = await ticketOf('p0')
    world.now = later(-3600)
    await world.call('p0', 'events.cancelSignUp', { eventId })
    expect(await world.refusal('organiser', 'events.checkIn', { eventId, ticket })).toBe('NOT_CONFIRMED')
  })

  it('needs somebody to show it to: neither nobody nor everybody is meant', async () => {
    expect(await world.refusal('organiser', 'events.checkIn', { eventId })).toBe('INVALID_INPUT')
  })

  it('is not made for a draft', async () => {
    await prepared({ status: 'draft' })
    expect(await world.refusal('p0', 'events.getMyTicket', { eventId })).toBe('EVENT_NOT_FOUND')
  })
})

describe('the organiser’s code', () => {
  const codesNow = async (direction?: 'in' | 'out') =>
    world.call('organiser', 'events.getCheckInCode', { eventId, ...(direction && { direction }) })
  const scan = (openid: string, code: string) => world.ask(openid, 'events.checkInByCode', { code })
  beforeEach(() => prepared({ capacity: 3, signOut: true }, [['p0', 1], ['p1'], ['p2']]))

  it('checks in whoever scans it, in two operations', async () => {
    const [first] = (await codesNow()).codes
    const code = first?.code ?? ''
    expect(await world.operations(() => world.call('p0', 'events.checkInByCode', { code }))).toBe(2)
    expect(await row('m_p0')).toMatchObject({ checkedInAt: start, noteAt: start, checkIns: [{ byId: 'm_p0', undone: false }] })
    expect(await world.call('p1', 'events.checkInByCode', { code })).toEqual({
      eventId,
      direction: 'in',
      memberId: 'm_p1',
      name: '群众1',
      seats: [3],
      companions: 0,
      checkedInAt: start.toISOString(),
    })
  })

  it('again answers when they came, and counts once', async () => {
    const [first] = (await codesNow()).codes
    await scan('p0', first?.code ?? '')
    world.now = later(20)
    expect(await scan('p0', first?.code ?? '')).toMatchObject({ ok: true, data: { checkedInAt: start.toISOString() } })
    expect((await row('m_p0')).checkIns).toHaveLength(1)
  })

  it('comes with those of the next five minutes, each good from when it is to be shown for thirty seconds', async () => {
    world.now = later(4)
    const { codes, everySeconds } = await codesNow()
    expect(everySeconds).toBe(15)
    expect(codes).toHaveLength(20)
    expect(codes[0]?.inSeconds).toBeGreaterThan(-15)
    for (const { code, inSeconds } of codes) {
      for (const [after, isGood] of [
        [-1, false],
        [0, true],
        [29, true],
        [30, false],
      ] as const) {
        world.now = later(4 + inSeconds + after)
        expect((await scan('p2', code)) as object).toMatchObject({ error: { code: isGood ? 'NO_SEAT_YET' : 'CODE_OLD' } })
      }
    }
  })

  it('that was made up is refused', async () => {
    const code = (await codesNow()).codes[0]?.code ?? ''
    const ticket = (await world.call('p0', 'events.getMyTicket', { eventId })).ticket
    for (const wrong of [
      code.replace('.in.', '.out.'),
      code.replace(eventId, 'e_other'),
      code.slice(1),
      'https://example.com',
      ticket,
    ]) {
      expect(await scan('p0', wrong)).toMatchObject({ error: { code: 'CODE_INVALID' } })
    }
    expect((await row('m_p0')).checkedInAt).toBeNull()
  })

  it('lets in nobody without a seat, and says to them what to do', async () => {
    const code = (await codesNow()).codes[0]?.code ?? ''
    expect(await scan('p2', code)).toMatchObject({ error: { code: 'NO_SEAT_YET' } })
    expect(await scan('p9', code)).toMatchObject({ error: { code: 'NO_SEAT_YET' } })
  })

  it('for leaving signs out, once somebody came', async () => {
    const out = (await codesNow('out')).codes[0]?.code ?? ''
    expect(await scan('p0', out)).toMatchObject({ error: { code: 'CHECK_IN_FIRST' } })
    await scan('p0', (await codesNow()).codes[0]?.code ?? '')
    expect(await scan('p0', out)).toMatchObject({ ok: true, data: { direction: 'out', signedOutAt: start.toISOString() } })
    expect(await scan('p0', out)).toMatchObject({ ok: true })
    expect((await row('m_p0')).checkIns.map(({ out: left }) => left === true)).toEqual([false, true])
  })

  it('is shown by those who run a published event that wants it', async () => {
    expect(await world.refusal('member', 'events.getCheckInCode', { eventId })).toBe('ROLE_REQUIRED')
    expect(await world.refusal('stranger', 'events.getCheckInCode', { eventId })).toBe('EVENT_NOT_FOUND')
    await events.update({ _id: eventId }, { signOut: false })
    expect(await world.refusal('organiser', 'events.getCheckInCode', { eventId, direction: 'out' })).toBe('SIGN_OUT_OFF')
    await events.update({ _id: eventId }, { selfCheckIn: false })
    expect(await world.refusal('organiser', 'events.getCheckInCode', { eventId })).toBe('SELF_CHECK_IN_OFF')
    await events.update({ _id: eventId }, { selfCheckIn: true, status: 'cancelled' })
    expect(await world.refusal('organiser', 'events.getCheckInCode', { eventId })).toBe('EVENT_NOT_FOUND')
  })
})

describe('what a phone kept', () => {
  beforeEach(() => prepared({ capacity: 4, signOut: true }, [['p0', 1], ['p1'], ['p2'], ['p3']]))

  it('is done in its order, dated back by the server’s clock, by person, ticket or number', async () => {
    const { ticket } = await world.call('p1', 'events.getMyTicket', { eventId })
    const results = await send([
      entry('in', { memberId: 'm_p0', secondsAgo: 600 }),
      entry('undo', { memberId: 'm_p0', secondsAgo: 500 }),
      entry('in', { seatNumber: 2, secondsAgo: 400 }),
      entry('in', { ticket, secondsAgo: 300 }),
      entry('out', { ticket, secondsAgo: 200 }),
      entry('undoOut', { memberId: 'm_p1', secondsAgo: 100 }),
    ])
    expect(outcomes(results)).toEqual(['done', 'done', 'done', 'done', 'done', 'done'])
    expect(await row('m_p0')).toMatchObject({ checkedInAt: later(-400), noteAt: start })
    expect(await row('m_p1')).toMatchObject({ checkedInAt: later(-300), signedOutAt: null })
    expect((await row('m_p0')).checkIns.map(({ at, undone }) => [at, undone])).toEqual([
      [later(-600), false],
      [later(-500), true],
      [later(-400), false],
    ])
  })

  it('is done once, however often it is sent, also when it was undone since', async () => {
    const entries = [entry('in', { memberId: 'm_p0' }), entry('in', { memberId: 'm_p1' })]
    await send(entries)
    await send([entry('undo', { memberId: 'm_p0' })], 'administrator')
    expect(outcomes(await send(entries))).toEqual(['repeated', 'repeated'])
    expect((await row('m_p0')).checkedInAt).toBeNull()
    expect((await row('m_p1')).checkIns).toHaveLength(1)
  })

  it('is done once when it is sent twice at the same time', async () => {
    const entries = ['m_p0', 'm_p1', 'm_p2'].map((memberId) => entry('in', { memberId }))
    await Promise.all([send(entries), send(entries), send(entries, 'administrator')])
    for (const memberId of ['m_p0', 'm_p1', 'm_p2']) expect((await row(memberId)).checkIns).toHaveLength(1)
  })

  it('stops at nobody: each that cannot be done is answered with the reason', async () => {
    await send([entry('in', { memberId: 'm_p1' })])
    const results = await send([
      entry('in', { memberId: 'm_p1' }),
      entry('in', { memberId: 'm_nobody' }),
      entry('in', { ticket: 'made-up' }),
      entry('in', { seatNumber: 99 }),
      entry('in', {}),
      entry('in', { memberId: 'm_p3' }),
      entry('out', { memberId: 'm_p2' }),
      entry('in', { memberId: 'm_p2' }),
    ])
    expect(outcomes(results)).toEqual([
      'already',
      'SIGN_UP_NOT_FOUND',
      'TICKET_INVALID',
      'SIGN_UP_NOT_FOUND',
      'INVALID_INPUT',
      'NOT_CONFIRMED',
      'NOT_CHECKED_IN',
      'done',
    ])
    expect(results[5]?.refusal?.message).toContain('还没有名额')
  })

  it('reaches nobody from another place', async () => {
    const entries = [entry('in', { memberId: 'm_p0' }), entry('in', { seatNumber: 1 })]
    expect(await world.refusal('stranger', 'events.checkInMany', { eventId, entries })).toBe('EVENT_NOT_FOUND')
  })

  it('is taken in portions, and not from longer ago than three days', async () => {
    const many = Array.from({ length: 51 }, () => entry('in', { memberId: 'm_p0' }))
    expect(await world.refusal('organiser', 'events.checkInMany', { eventId, entries: many })).toBe('INVALID_INPUT')
    const old = [entry('in', { memberId: 'm_p0', secondsAgo: 3 * 24 * 3600 + 1 })]
    expect(await world.refusal('organiser', 'events.checkInMany', { eventId, entries: old })).toBe('INVALID_INPUT')
  })

  it.each(cutsUpTo(8))('is whole after the power went with %i operations and it was sent again', async (operations) => {
    const entries = [
      entry('in', { memberId: 'm_p0' }),
      entry('in', { memberId: 'm_p1' }),
      entry('undo', { memberId: 'm_p0' }),
      entry('in', { memberId: 'm_p2' }),
      entry('out', { memberId: 'm_p1' }),
    ]
    await world.cutOffAfter(operations, () => world.ask('organiser', 'events.checkInMany', { eventId, entries }))
    await send(entries)
    expect((await row('m_p0')).checkIns.map(({ undone }) => undone)).toEqual([false, true])
    expect(await row('m_p0')).toMatchObject({ checkedInAt: null, noteAt: start })
    expect(await row('m_p1')).toMatchObject({ checkedInAt: start, signedOutAt: start })
    expect((await row('m_p1')).checkIns).toHaveLength(2)
    expect((await row('m_p2')).checkIns).toHaveLength(1)
  })
})

describe('a lost reply', () => {
  beforeEach(() => prepared({ signOut: true }, [['p0']]))

  it('is asked for again with the key and answers the same', async () => {
    const checkIn = { eventId, memberId: 'm_p0', key: 'check-in-1' }
    const first = await world.call('organiser', 'events.checkIn', checkIn)
    expect(await world.call('organiser', 'events.checkIn', checkIn)).toEqual(first)
    const undo = { eventId, memberId: 'm_p0', key: 'undo-0001' }
    await world.call('organiser', 'events.undoCheckIn', undo)
    expect(await world.call('organiser', 'events.undoCheckIn', undo)).toEqual({ done: true })
    expect((await row('m_p0')).checkIns).toHaveLength(2)
  })

  it('of signing out is asked for again and answers when they left', async () => {
    await world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p0' })
    const first = await world.call('organiser', 'events.signOut', { eventId, memberId: 'm_p0' })
    world.now = later(60)
    expect(await world.call('organiser', 'events.signOut', { eventId, memberId: 'm_p0' })).toEqual(first)
    expect(first).toMatchObject({ signedOutAt: start.toISOString() })
  })

  it('an undone check-in takes the leaving back too', async () => {
    await world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p0' })
    await world.call('organiser', 'events.signOut', { eventId, memberId: 'm_p0' })
    await world.call('organiser', 'events.undoCheckIn', { eventId, memberId: 'm_p0' })
    expect(await row('m_p0')).toMatchObject({ checkedInAt: null, signedOutAt: null })
    expect(await world.refusal('organiser', 'events.signOut', { eventId, memberId: 'm_p0' })).toBe('NOT_CHECKED_IN')
  })
})

describe('the counts', () => {
  it('are of people, companions included, and of staff’s own events', async () => {
    await prepared({ capacity: 4, signOut: true }, [['p0', 2], ['p1'], ['p2'], ['p3', 1]])
    await world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p0' })
    await world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p1' })
    await world.call('organiser', 'events.signOut', { eventId, memberId: 'm_p1' })
    const counts = { seated: 4, arrived: 4, left: 1, waiting: 3, pending: 0 }
    expect(await world.call('organiser', 'events.getCounts', { eventId })).toEqual(counts)
    expect(await world.operations(() => world.call('organiser', 'events.getCounts', { eventId }))).toBe(2)
    expect(await world.refusal('stranger', 'events.getCounts', { eventId })).toBe('EVENT_NOT_FOUND')
    await prepared()
    expect(await world.call('organiser', 'events.getCounts', { eventId })).toMatchObject({ seated: 0, arrived: 0 })
  })
})

describe('the roster', () => {
  const found = async (filter: Partial<InputOf<'events.listRoster'>>) =>
    (await world.call('organiser', 'events.listRoster', { eventId, ...filter })).items.map(({ memberId }) => memberId)

  it('shows those who are looked for: by state, by name, by number, by the end of a code', async () => {
    await prepared({ capacity: 4 }, [['p0', 1], ['p1'], ['p10'], ['p3'], ['p4']])
    await world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p1' })
    expect(await found({ status: 'checkedIn' })).toEqual(['m_p1'])
    expect(await found({ status: 'notCheckedIn' })).toEqual(['m_p0', 'm_p10'])
    expect(await found({ status: 'waitlisted' })).toEqual(['m_p3', 'm_p4'])
    expect(await found({ text: '群众1' })).toEqual(['m_p1', 'm_p10'])
    expect(await found({ text: '2' })).toEqual(['m_p0'])
    expect(await found({ text: '群众1', status: 'notCheckedIn' })).toEqual(['m_p10'])
    expect(await found({ text: '.*' })).toEqual([])
    expect(await found({ text: 'zzzzzz' })).toEqual([])
  })

  it('takes one operation for a page beside the look at the caller', async () => {
    await prepared({}, [['p0']])
    expect(await world.operations(() => world.call('organiser', 'events.listRoster', { eventId }))).toBe(2)
  })

  it('says who signed somebody up, and what was answered', async () => {
    await prepared({}, [['p0']])
    await signUps.update({ eventId }, { by: { memberId: 'm_liaison', name: '联络员甲' }, answers: { meal: '素食' } })
    const { items } = await world.call('organiser', 'events.listRoster', { eventId })
    expect(items[0]).toMatchObject({ byName: '联络员甲', answers: { meal: '素食' } })
  })
})

describe('somebody who comes without a sign-up', () => {
  const add = (input: Partial<InputOf<'events.addWalkIn'>>, openid = 'organiser') =>
    world.ask(openid, 'events.addWalkIn', { eventId, ...input })

  it('gets a seat and is there, by one act that they see and the audit tells', async () => {
    await prepared({ capacity: 3 }, [['p0']])
    expect(await world.call('organiser', 'events.addWalkIn', { eventId, memberId: 'm_p5', companions: 1 })).toEqual({
      memberId: 'm_p5',
      name: '群众5',
      seats: [2, 3],
      companions: 1,
      checkedInAt: start.toISOString(),
    })
    expect(await row('m_p5')).toMatchObject({ status: 'confirmed', noteAt: start, by: { memberId: 'm_organiser' } })
    expect(await auditEntries.count({ action: 'event.walkInAdded', targetId: 'm_p5' })).toBe(1)
    const { items } = await world.call('p5', 'members.listDoneForMe', {})
    expect(items[0]).toMatchObject({ what: '在现场替您登记参加“茶话会”' })
    expect(await add({ memberId: 'm_p6' })).toMatchObject({ error: { code: 'EVENT_FULL' } })
    expect(await signUps.get(`${eventId}_m_p6`)).toBeNull()
    expect((await seatsOf(eventId)).held).toBe(3)
  })

  it('again answers the same and changes nothing', async () => {
    await prepared({ capacity: 3 })
    const first = await add({ memberId: 'm_p5' })
    world.now = later(60)
    expect(await add({ memberId: 'm_p5' })).toEqual(first)
    expect((await row('m_p5')).checkIns).toHaveLength(1)
    expect(await auditEntries.count({ action: 'event.walkInAdded', 'after.eventId': eventId })).toBe(1)
  })

  it('asked for by two colleagues at once, is added once and both are answered', async () => {
    await prepared({ capacity: 3 })
    const replies = await Promise.all([
      add({ memberId: 'm_p5' }),
      add({ memberId: 'm_p5' }, 'administrator'),
      add({ memberId: 'm_p5' }),
    ])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['ok', 'ok', 'ok'])
    expect((await row('m_p5')).checkIns).toHaveLength(1)
  })

  it('shows a ticket without a sign-up and is added by it, from wherever they are', async () => {
    await prepared()
    await members.insertMissing([
      aMember({ _id: 'm_afar', openid: 'afar', name: '远客', organisationIds: ['elsewhere'], organisationPaths: ['elsewhere'] }),
    ])
    expect(await add({ memberId: 'm_afar' })).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
    const { ticket, seats, status } = await world.call('afar', 'events.getMyTicket', { eventId })
    expect([seats, status]).toEqual([[], undefined])
    expect(await add({ ticket })).toMatchObject({ ok: true, data: { name: '远客', seats: [1] } })
  })

  it('waited: before the start they wait on, afterwards a free seat is theirs and they wait no more', async () => {
    await prepared({ capacity: 2 }, [['p0'], ['p1', 1]])
    expect(await row('m_p1')).toMatchObject({ status: 'waitlisted' })
    world.now = later(-60)
    expect(await add({ memberId: 'm_p1' })).toMatchObject({ error: { code: 'EVENT_FULL' } })
    world.now = later(60)
    expect(await add({ memberId: 'm_p1', companions: 0 })).toMatchObject({ ok: true, data: { seats: [2] } })
    expect(await row('m_p1')).toMatchObject({ status: 'confirmed', queue: null, checkedInAt: later(60) })
    expect(await events.get(eventId)).toMatchObject({ waiting: 0 })
  })

  it('answered once: what was said stands, to the questions as they were', async () => {
    const questions = { version: 1, items: [{ questionId: 'q1-1', kind: 'text' as const, label: '忌口', required: false }] }
    await prepared({ questions })
    world.now = later(-3600)
    await world.call('p1', 'events.signUp', { eventId, answers: { 'q1-1': '花生' } })
    await world.call('p1', 'events.cancelSignUp', { eventId })
    await events.update({ _id: eventId }, { questions: { version: 2, items: [] } })
    expect(await add({ memberId: 'm_p1' })).toMatchObject({ ok: true })
    expect(await row('m_p1')).toMatchObject({ answers: { 'q1-1': '花生' }, answersVersion: 1 })
  })

  it('with a seat is checked in; one that was only kept for them is theirs', async () => {
    await prepared({ capacity: 2 }, [['p0'], ['p1']])
    await signUps.update({ _id: `${eventId}_m_p1` }, { status: 'offered', offerEndsAt: later(3600) })
    expect(await add({ memberId: 'm_p0' })).toMatchObject({ ok: true, data: { checkedInAt: start.toISOString() } })
    expect(await add({ memberId: 'm_p1' })).toMatchObject({ ok: true })
    expect(await row('m_p1')).toMatchObject({ status: 'confirmed', offerEndsAt: null, checkedInAt: start, seats: [2] })
    expect(await auditEntries.count({ action: 'event.walkInAdded', 'after.eventId': eventId })).toBe(0)
  })

  it('is added on the day, by staff of the event, and is somebody', async () => {
    await prepared()
    expect(await add({ memberId: 'm_p5' }, 'stranger')).toMatchObject({ error: { code: 'EVENT_NOT_FOUND' } })
    expect(await add({ memberId: 'm_off' })).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
    expect(await add({})).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    expect(await add({ memberId: 'm_p5', companions: 5 })).toMatchObject({ ok: true })
    world.now = later(-2 * 24 * 3600)
    expect(await add({ memberId: 'm_p6' })).toMatchObject({ error: { code: 'WALK_IN_EARLY' } })
  })

  it('and many more, at once, never sit on more seats than there are', async () => {
    await prepared({ capacity: 5, waitlist: false }, [['p0']])
    const replies = await Promise.all(Array.from({ length: 9 }, (_unused, i) => add({ memberId: `m_p${i + 1}` })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(4)
    expect((await seatsOf(eventId)).held).toBe(5)
  })

  it.each(cutsUpTo(14))('is added whole or not at all when the power goes after %i operations', async (operations) => {
    await prepared({ capacity: 2 })
    await events.update({ _id: eventId }, { title: eventId })
    await world.cutOffAfter(operations, () => add({ memberId: 'm_p5', companions: 1 }))
    const standing = await signUps.get(`${eventId}_m_p5`)
    if (standing) expect(standing).toMatchObject({ status: 'confirmed', checkedInAt: start, noteAt: start })
    // A number that was on its way when the power went comes back when the event is settled.
    world.now = later(60)
    await settleEvents(world.now)
    expect(await add({ memberId: 'm_p5', companions: 1 })).toMatchObject({ ok: true })
    expect((await row('m_p5')).checkIns).toHaveLength(1)
    expect((await seatsOf(eventId)).held).toBe(2)
    expect(await auditEntries.count({ action: 'event.walkInAdded', 'after.eventId': eventId })).toBe(1)
    expect(await doneFor.count({ memberId: 'm_p5', 'detail.title': eventId })).toBe(1)
  })

  it('is added by whoever may sign them up: also by their liaison officer, who runs the event elsewhere', async () => {
    await prepared({ organisationId: 'elsewhere', organisationPath: ['elsewhere'] })
    const roles = [
      { role: 'liaison' as const, organisationId: 'district' },
      { role: 'organiser' as const, organisationId: 'elsewhere' },
    ]
    await members.insertMissing([aMember({ _id: 'm_both', openid: 'both', name: '两边跑', roles })])
    expect(await add({ memberId: 'm_p7' }, 'stranger')).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
    expect(await add({ memberId: 'm_p7' }, 'both')).toMatchObject({ ok: true })
  })
})

describe('the printed sheet', () => {
  it('has everybody with a seat by number, nobody else, and no phone; the audit says who took it', async () => {
    await prepared({ capacity: 3 }, [['p0', 1], ['p1'], ['p2']])
    await world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p1' })
    const { fileName, base64 } = await world.call('organiser', 'events.getSheet', { eventId })
    expect(fileName).toBe('签到表-2026-11-28.xlsx')
    const table = await readSheet(Buffer.from(base64, 'base64'), 100)
    expect(table.slice(3).map((cells) => cells.slice(0, 5))).toEqual([
      ['号码', '姓名', '同行', '入场码末6位', '到场'],
      ['1、2', '群众0', '1 位', 'M_P0', '☐'],
      ['3', '群众1', null, 'M_P1', '☑'],
    ])
    expect(await auditEntries.find({ targetId: eventId, action: 'event.sheetTaken' }, { limit: 5 })).toMatchObject([
      { byId: 'm_organiser', after: { rows: 2 } },
    ])
    expect(await world.refusal('stranger', 'events.getSheet', { eventId })).toBe('EVENT_NOT_FOUND')
  })
})
