import type { InputOf } from '../../cloudfunctions/contracts'
import type { EventRecord } from '../../cloudfunctions/domains/events'
import { events, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { segments } from '../../cloudfunctions/domains/segments'
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
  const inClub = { organisationIds: ['club'], organisationPaths: ['district', 'club'] }
  await members.insertMissing(aCrowd(20, (i) => ({ skills: i % 2 === 0 ? ['摄影'] : [], ...inClub })))
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
  eventId = `e_${++count}`
})

const open = (changes: Partial<EventRecord> = {}) => events.insertMissing([anEvent({ _id: eventId, ...changes })])
const signUp = (openid: string, companions = 0) => world.call(openid, 'events.signUp', { eventId, companions })
const bring = (openid: string, companions: number) => ({ openid, input: { eventId, answers: {}, companions } })
const change = ({ openid, input }: ReturnType<typeof bring>) => world.call(openid, 'events.editSignUp', input)
const refused = ({ openid, input }: ReturnType<typeof bring>) => world.refusal(openid, 'events.editSignUp', input)
const row = async (openid: string) => signUps.get(`${eventId}_m_${openid}`)
const later = (seconds: number) => new Date(world.now.getTime() + seconds * 1000)
const question = { questionId: 'q1-1', kind: 'oneChoice' as const, label: '口味', required: true, options: ['清淡', '微辣'] }
const questions = { version: 1, items: [question] }

describe('an audience', () => {
  const ask = (openid: string) => world.ask(openid, 'events.signUp', { eventId })
  const isIn = { ok: true }
  const isOut = { ok: false, error: { code: 'NOT_INVITED' } }

  it('of organisations is those who belong to them or below', async () => {
    await open({ audience: { organisationIds: ['club'], segmentId: null } })
    expect(await ask('member')).toMatchObject(isOut)
    expect(await ask('p0')).toMatchObject(isIn)
    await events.update({ _id: eventId }, { 'audience.organisationIds': ['district'] })
    expect(await ask('member')).toMatchObject(isIn)
    expect(await ask('stranger')).toMatchObject(isOut)
    expect(await signUps.count({ eventId, memberId: 'm_stranger' })).toBe(0)
  })

  it('of a segment is whoever is in it now, in four operations', async () => {
    const filter = { organisationIds: ['district'], includeBelow: true, skills: ['摄影'] }
    const { segmentId } = await world.call('organiser', 'segments.createSegment', { name: '摄影爱好者', filter })
    const audience = { organisationIds: [], segmentId }
    await open({ audience, quotas: { club: aQuota({ most: 8 }) }, questions })
    const answered = { eventId, answers: { 'q1-1': '清淡' } }
    expect(await world.refusal('p1', 'events.signUp', answered)).toBe('NOT_INVITED')
    expect(await world.operations(() => world.call('p0', 'events.signUp', answered))).toBeLessThanOrEqual(4)
    await members.update({ _id: 'm_p1' }, { skills: ['摄影'] })
    expect(await world.call('p1', 'events.signUp', answered)).toEqual({ status: 'confirmed' })
    // What it asks for stays when it is no longer kept for other uses.
    await world.call('organiser', 'segments.deleteSegment', { segmentId })
    expect(await world.refusal('p3', 'events.signUp', answered)).toBe('NOT_INVITED')
    expect(await world.call('p2', 'events.signUp', answered)).toEqual({ status: 'confirmed' })
    await segments.remove({ _id: segmentId })
    await members.update({ _id: 'm_p1' }, { skills: [] })
  })

  it('is either of both, and stands on the event’s page in words without the segment’s name', async () => {
    const filter = { organisationIds: ['district'], includeBelow: true, skills: ['摄影'] }
    const { segmentId } = await world.call('organiser', 'segments.createSegment', { name: '重点联系', filter })
    await open({ audience: { organisationIds: ['association'], segmentId } })
    expect(await ask('member')).toMatchObject(isIn)
    expect(await ask('p4')).toMatchObject(isIn)
    expect(await ask('p5')).toMatchObject(isOut)
    for (const openid of ['nobody', 'p5', 'member']) {
      const { audience } = await world.call(openid, 'events.getEvent', { eventId })
      expect(audience).toEqual({ words: '联谊会，或城东区及下级；会摄影' })
      expect(await world.operations(() => world.call(openid, 'events.getEvent', { eventId }))).toBeLessThanOrEqual(2)
    }
    const { items } = await world.call('p5', 'events.listEvents', { limit: 50 })
    expect(items.find((item) => item.eventId === eventId)?.audience).toEqual({ words: '联谊会，或城东区及下级；会摄影' })
    expect(await world.operations(() => world.call('p5', 'events.listEvents', { limit: 50 }))).toBeLessThanOrEqual(2)
  })

  it('does not put out whoever signed up before it was set', async () => {
    await open()
    await signUp('member')
    await events.update({ _id: eventId }, { audience: { organisationIds: ['club'], segmentId: null } })
    expect(await signUp('member')).toEqual({ status: 'confirmed' })
  })
})

describe('questions', () => {
  type Questions = NonNullable<InputOf<'events.editEvent'>['questions']>
  async function askInstead(change: (standing: Questions) => Questions): Promise<void> {
    const details = await world.call('organiser', 'events.getForEditing', { eventId })
    const { organisationId: _o, organisationName: _n, status: _s, signedUp: _u, ...same } = details
    await world.call('organiser', 'events.editEvent', { ...same, questions: change(same.questions ?? []) })
  }

  it('are answered when signing up, with what they ask for and nothing else', async () => {
    await open({ questions })
    expect(await world.refusal('p0', 'events.signUp', { eventId })).toBe('ANSWERS_INVALID')
    expect(await world.refusal('p0', 'events.signUp', { eventId, answers: { 'q1-1': '特辣' } })).toBe('ANSWERS_INVALID')
    const outdated = { eventId, answers: { 'q1-1': '清淡' }, questionsVersion: 0 }
    expect(await world.refusal('p0', 'events.signUp', outdated)).toBe('QUESTIONS_CHANGED')
    expect(await signUps.count({ eventId })).toBe(0)
    expect(await events.get(eventId)).toMatchObject({ issued: 0 })
    await world.call('p0', 'events.signUp', { eventId, answers: { 'q1-1': '清淡', other: '多余' }, questionsVersion: 1 })
    expect(await row('p0')).toMatchObject({ answers: { 'q1-1': '清淡' }, answersVersion: 1 })
    expect(await world.call('p0', 'events.getEvent', { eventId })).toMatchObject({
      questions: { version: 1, items: [{ label: '口味' }] },
      mine: { answers: { 'q1-1': '清淡' }, answersVersion: 1 },
    })
  })

  it('may be answered anew until the event begins; what was said last is what staff let in', async () => {
    await open({ questions, approval: true })
    await world.call('p0', 'events.signUp', { eventId, answers: { 'q1-1': '清淡' } })
    world.now = later(5)
    const anew = { eventId, answers: { 'q1-1': '微辣' }, showsName: true }
    expect(await world.call('p0', 'events.editSignUp', anew)).toEqual({ status: 'pending' })
    expect(await world.call('p0', 'events.editSignUp', anew)).toEqual({ status: 'pending' })
    expect(await row('p0')).toMatchObject({ answers: { 'q1-1': '微辣' }, showsName: true })
    await world.call('organiser', 'events.reviewSignUp', { eventId, memberId: 'm_p0', decision: 'approve' })
    expect(await row('p0')).toMatchObject({
      status: 'confirmed',
      answers: { 'q1-1': '微辣' },
      answersVersion: 1,
      showsName: true,
    })
    world.now = anEvent().startsAt
    expect(await world.refusal('p0', 'events.editSignUp', { ...anew, answers: { 'q1-1': '清淡' } })).toBe('EVENT_STARTED')
  })

  it('answered anew while staff let somebody in leave one of both orders, and never an answer lost', async () => {
    for (let i = 7; i < 12; i++) {
      eventId = `e_${++count}`
      await open({ questions, approval: true })
      await world.call(`p${i}`, 'events.signUp', { eventId, answers: { 'q1-1': '清淡' } })
      world.now = later(1)
      const anew = { eventId, answers: { 'q1-1': '微辣' }, companions: 1 }
      const replies = await Promise.all([
        world.ask('organiser', 'events.reviewSignUp', { eventId, memberId: `m_p${i}`, decision: 'approve' }),
        world.ask(`p${i}`, 'events.editSignUp', anew),
      ])
      expect(replies.map(({ ok }) => ok)).toEqual([true, true])
      expect(await row(`p${i}`)).toMatchObject({ status: 'confirmed', answers: { 'q1-1': '微辣' }, companions: 1 })
      expect(await seatsOf(eventId)).toMatchObject({ held: 2 })
    }
  })

  it('that changed keep what was answered to those before, with the version', async () => {
    await open({ questions })
    await world.call('p0', 'events.signUp', { eventId, answers: { 'q1-1': '清淡' } })
    await askInstead((standing) => [...standing, { kind: 'text' as const, label: '车牌', required: true }])
    expect((await events.get(eventId))?.questions).toMatchObject({ version: 2, items: [question, { questionId: 'q2-2' }] })
    expect(await row('p0')).toMatchObject({ answers: { 'q1-1': '清淡' }, answersVersion: 1 })
    const old = { eventId, answers: { 'q1-1': '微辣' }, questionsVersion: 1 }
    expect(await world.refusal('p0', 'events.editSignUp', old)).toBe('QUESTIONS_CHANGED')
  })

  it('and their answers are shown to the person among what is held about them, also when they are asked no more', async () => {
    await open({ questions })
    await world.call('p6', 'events.signUp', { eventId, answers: { 'q1-1': '清淡' }, showsName: true })
    await askInstead(() => [])
    const { parts } = await world.call('p6', 'rights.getMyData', {})
    const lines = parts.find(({ title }) => title === '活动报名')?.items.flatMap((item) => item.lines) ?? []
    expect(lines).toEqual(expect.arrayContaining(['口味：清淡', '同意别人在活动页看到姓名']))
  })
})

describe('the way into an online event', () => {
  it('is for those with a seat and those who run it', async () => {
    await open({ onlineUrl: 'https://meeting.example/room', capacity: 1 })
    await signUp('p0')
    await signUp('p1')
    const seenBy = async (openid: string) => world.call(openid, 'events.getEvent', { eventId })
    expect(await seenBy('p0')).toMatchObject({ online: true, onlineUrl: 'https://meeting.example/room' })
    expect(await seenBy('organiser')).toMatchObject({ onlineUrl: 'https://meeting.example/room' })
    for (const openid of ['p1', 'p2', 'nobody']) {
      expect(await seenBy(openid)).toMatchObject({ online: true })
      expect(await seenBy(openid)).not.toHaveProperty('onlineUrl')
    }
  })
})

describe('terms of cancelling', () => {
  it('are kept for a seat; who waits may always leave', async () => {
    await open({ capacity: 1, cancelPolicy: 'untilDeadline', cancelBy: later(60) })
    await signUp('p0')
    await signUp('p1')
    world.now = later(60)
    expect(await world.refusal('p0', 'events.cancelSignUp', { eventId })).toBe('CANCEL_CLOSED')
    expect(await world.call('p1', 'events.cancelSignUp', { eventId })).toEqual({ status: 'cancelled' })
    expect(await row('p0')).toMatchObject({ status: 'confirmed' })
  })
})

describe('bringing more or fewer people', () => {
  it('takes and gives back seats, and those who wait get them', async () => {
    await open({ capacity: 4 })
    await signUp('p0', 2)
    expect(await change(bring('p0', 3))).toEqual({ status: 'confirmed' })
    expect(await change(bring('p0', 3))).toEqual({ status: 'confirmed' })
    expect(await seatsOf(eventId)).toMatchObject({ held: 4 })
    expect(await signUp('p1', 1)).toMatchObject({ status: 'waitlisted' })
    expect(await change(bring('p0', 1))).toEqual({ status: 'confirmed' })
    expect(await row('p1')).toMatchObject({ status: 'offered' })
    expect(await seatsOf(eventId)).toMatchObject({ held: 4 })
    expect(await row('p0')).toMatchObject({ companions: 1, seats: [1, 2] })
  })

  it('counts in the quota too', async () => {
    await open({ quotas: { club: aQuota({ most: 3 }) } })
    await signUp('p0')
    await change(bring('p0', 2))
    expect(await seatsOf(eventId)).toEqual({ held: 3, byQuota: { club: 3 } })
    expect(await refused(bring('p0', 3))).toBe('PARTY_TOO_LARGE')
    await change(bring('p0', 0))
    expect(await seatsOf(eventId)).toEqual({ held: 1, byQuota: { club: 1 } })
    await signUp('p1', 1)
    expect(await refused(bring('p0', 1))).toBe('COMPANIONS_FULL')
  })

  it('is refused when there is no room, when somebody waits, and when sign-up is over', async () => {
    await open({ capacity: 3, signUpClosesAt: later(3600) })
    await signUp('p0')
    expect(await refused(bring('p0', 3))).toBe('PARTY_TOO_LARGE')
    await signUp('p1')
    expect(await refused(bring('p0', 2))).toBe('COMPANIONS_FULL')
    await signUp('p2', 1)
    expect(await refused(bring('p0', 1))).toBe('COMPANIONS_FULL')
    expect(await row('p0')).toMatchObject({ companions: 0, seats: [1] })
    world.now = later(3600)
    expect(await refused(bring('p0', 1))).toBe('SIGN_UP_CLOSED')
    expect(await refused(bring('p9', 1))).toBe('SIGN_UP_NOT_FOUND')
  })

  it('lets a party that waits in when it is small enough', async () => {
    await open({ capacity: 3 })
    await signUp('p0')
    await signUp('p1', 2)
    expect(await refused(bring('p1', 3))).toBe('PARTY_TOO_LARGE')
    expect(await change(bring('p1', 1))).toMatchObject({ status: 'offered', offerEndsAt: expect.any(String) as string })
    expect(await row('p1')).toMatchObject({ status: 'offered', companions: 1 })
    expect(await seatsOf(eventId)).toMatchObject({ held: 3 })
  })

  it('holds no more seats than there are when all change at once', async () => {
    await open({ capacity: 12 })
    await Promise.all(Array.from({ length: 8 }, (_unused, i) => signUp(`p${i}`, i % 2)))
    await Promise.all(
      Array.from({ length: 16 }, (_unused, i) => world.ask(`p${i % 8}`, 'events.editSignUp', bring('', (i * 3) % 4).input)),
    )
    expect((await seatsOf(eventId)).held).toBeLessThanOrEqual(12)
    await settleEvents(later(60))
    const { held } = await seatsOf(eventId)
    const { capacity, issued, free } = (await events.get(eventId)) ?? anEvent()
    expect(capacity - issued + free.length).toBe(12 - held)
  })

  it('loses no seat and gives none twice when the power goes', async () => {
    for (const [from, to] of [
      [1, 3],
      [3, 1],
    ] as const) {
      for (const operations of cutsUpTo(9)) {
        world.now = present
        eventId = `e_${++count}`
        await open({ capacity: 5, quotas: { club: aQuota({ most: 5 }) } })
        await signUp('p0', from)
        await world.cutOffAfter(operations, () => world.ask('p0', 'events.editSignUp', bring('', to).input))
        const { companions } = (await row('p0')) ?? {}
        expect([from, to]).toContain(companions)
        await seatsOf(eventId)
        world.now = later(60)
        await settleEvents(world.now)
        expect(await change(bring('p0', to))).toEqual({ status: 'confirmed' })
        const taken = to + 1
        expect(await seatsOf(eventId)).toEqual({ held: taken, byQuota: { club: taken } })
        await settleEvents(later(60))
        expect(await signUp('p1', 5 - taken - 1)).toEqual({ status: 'confirmed' })
        expect(await seatsOf(eventId)).toEqual({ held: 5, byQuota: { club: 5 } })
      }
    }
  })
})

describe('taking somebody out', () => {
  const removal = (openid: string) => ({ eventId, memberId: `m_${openid}`, reason: '本场只面向新成员' })
  const messages = async (openid: string) =>
    (await deliveries.find({ memberId: `m_${openid}` }, { limit: 200 })).filter(({ noticeId }) =>
      noticeId.startsWith(`p_signUpRemoved_${eventId}_`),
    )

  it('tells them why, leaves an entry, and gives the seat to the next', async () => {
    await open({ capacity: 1 })
    await signUp('p0')
    await signUp('p1')
    expect(await world.call('organiser', 'events.removeSignUp', removal('p0'))).toEqual({ status: 'rejected' })
    expect(await world.call('organiser', 'events.removeSignUp', removal('p0'))).toEqual({ status: 'rejected' })
    expect(await row('p1')).toMatchObject({ status: 'offered' })
    expect(await messages('p0')).toMatchObject([{ body: expect.stringContaining('本场只面向新成员') as string }])
    expect(await auditEntries.find({ targetId: 'm_p0', 'after.eventId': eventId }, { limit: 5 })).toMatchObject([
      { action: 'event.signUpRemoved', before: { status: 'confirmed' }, reason: '本场只面向新成员' },
    ])
    await world.call('organiser', 'events.removeSignUp', removal('p1'))
    expect(await seatsOf(eventId)).toMatchObject({ held: 0 })
  })

  it('is for staff of the event, about those who signed up and were not there yet', async () => {
    await open()
    await signUp('p0')
    expect(await world.refusal('stranger', 'events.removeSignUp', removal('p0'))).toBe('EVENT_NOT_FOUND')
    expect(await world.refusal('p1', 'events.removeSignUp', removal('p0'))).toBe('ROLE_REQUIRED')
    expect(await world.refusal('organiser', 'events.removeSignUp', removal('p9'))).toBe('SIGN_UP_NOT_FOUND')
    await world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_p0' })
    expect(await world.refusal('organiser', 'events.removeSignUp', removal('p0'))).toBe('ALREADY_CHECKED_IN')
  })

  it('is one act with its entry and message, and the seat goes on, when the power goes', async () => {
    for (const operations of cutsUpTo(16)) {
      world.now = present
      eventId = `e_${++count}`
      await open({ capacity: 1 })
      await signUp('p0')
      await signUp('p1')
      await world.cutOffAfter(operations, () => world.ask('organiser', 'events.removeSignUp', removal('p0')))
      const isOut = (await row('p0'))?.status === 'rejected'
      expect(await messages('p0')).toHaveLength(isOut ? 1 : 0)
      world.now = later(60)
      await settleEvents(world.now)
      await world.call('organiser', 'events.removeSignUp', removal('p0'))
      expect(await messages('p0')).toHaveLength(1)
      expect(await row('p1')).toMatchObject({ status: 'offered' })
      expect(await seatsOf(eventId)).toMatchObject({ held: 1 })
    }
  })
})
