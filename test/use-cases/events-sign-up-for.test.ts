import { events, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import type { EventRecord } from '../../cloudfunctions/domains/events'
import { doneFor, members } from '../../cloudfunctions/domains/members'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { aMember, anEvent } from '../factories'
import type { World } from './support/world'
import { cast, openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

const { _id: memberId } = cast.second

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing([
    aMember({
      _id: 'm_runs',
      openid: 'runs',
      name: '外区负责人',
      organisationIds: ['elsewhere'],
      organisationPaths: ['elsewhere'],
      roles: [{ role: 'organiser', organisationId: 'elsewhere' }],
    }),
    aMember({ _id: 'm_zhao', openid: 'zhao', name: '赵大爷', organisationIds: ['association'] }),
  ])
})
afterAll(() => world.close())
beforeEach(async () => {
  world.now = present
  await doneFor.remove({ memberId })
  eventId = `e_${++count}`
})

const planned = (changes: Partial<EventRecord> = {}) => events.insertMissing([anEvent({ _id: eventId, ...changes })])
const signUpFor = (openid: string, changes = {}) => world.call(openid, 'events.signUpFor', { eventId, memberId, ...changes })
const refusal = (openid: string, changes = {}) => world.refusal(openid, 'events.signUpFor', { eventId, memberId, ...changes })
/** What was done for them, the latest first. */
const doneForMe = async () => (await world.call('second', 'members.listDoneForMe', { limit: 50 })).items
const rowOf = () => signUps.get(`${eventId}_${memberId}`)
const elsewhere = { organisationId: 'elsewhere', organisationPath: ['elsewhere'] }

describe('signing somebody up', () => {
  it.each(['liaison', 'organiser', 'administrator', 'owner'])('is for the %s', async (openid) => {
    await planned()
    expect(await signUpFor(openid, { companions: 1 })).toEqual({ status: 'confirmed' })
    expect(await rowOf()).toMatchObject({ memberName: '王秀兰', seats: [1, 2], by: { name: `${openid}同志` }, showsName: false })
  })

  it('is for liaison officers whoever holds the event, and for organisers where they run it', async () => {
    await planned(elsewhere)
    expect(await signUpFor('liaison')).toEqual({ status: 'confirmed' })
    expect(await refusal('organiser')).toBe('MEMBER_NOT_FOUND')
  })

  it('reaches nobody elsewhere, as if they did not exist', async () => {
    await planned(elsewhere)
    expect(await refusal('stranger')).toBe('MEMBER_NOT_FOUND')
    expect(await refusal('runs')).toBe('MEMBER_NOT_FOUND')
    expect(await refusal('liaison', { memberId: 'm_nobody' })).toBe('MEMBER_NOT_FOUND')
    expect(await refusal('liaison', { memberId: cast.pending._id })).toBe('MEMBER_NOT_FOUND')
    expect(await rowOf()).toBeNull()
  })

  it('tells them, leaves an entry, and stands among what was done for them until they cancel', async () => {
    await planned()
    await signUpFor('liaison')
    const [told] = await deliveries.find({ memberId, kind: 'personal' }, { orderBy: [['publishedAt', 'desc']], limit: 1 })
    expect(told).toMatchObject({ page: `/pages/events/detail/detail?eventId=${eventId}`, title: 'liaison同志替您报了名：茶话会' })
    const [entry] = await auditEntries.find({ action: 'event.signedUpFor', 'after.eventId': eventId }, { limit: 2 })
    expect(entry).toMatchObject({ targetId: memberId, after: { eventId, status: 'confirmed' } })
    const line = (await doneForMe())[0]
    const page = `/pages/events/detail/detail?eventId=${eventId}`
    expect(line).toMatchObject({ what: '替您报名“茶话会”', byName: 'liaison同志', page, canUndo: false })
    expect(await world.refusal('second', 'members.undoDoneForMe', { doneForId: line?.doneForId })).toBe('UNDO_ELSEWHERE')
    expect(await world.call('second', 'events.getEvent', { eventId })).toMatchObject({
      mine: { status: 'confirmed', byName: 'liaison同志' },
    })
    world.now = new Date(present.getTime() + 60_000)
    expect(await world.call('second', 'events.cancelSignUp', { eventId })).toEqual({ status: 'cancelled' })
    const undone = { at: world.now.toISOString(), words: '报名已取消' }
    const [after] = await doneForMe()
    expect(after).toEqual({
      doneForId: line?.doneForId,
      at: present.toISOString(),
      byName: 'liaison同志',
      what: line?.what,
      undone,
      canUndo: false,
    })
    expect(JSON.stringify(await world.call('second', 'rights.getMyData', {}))).toContain('11月20日 14:01 报名已取消')
  })

  it('stands among what was done for them until another sign-up follows, or staff take them out', async () => {
    await planned()
    await signUpFor('liaison')
    await world.call('organiser', 'events.removeSignUp', { eventId, memberId, reason: '名额调整' })
    expect((await doneForMe())[0]?.undone?.words).toBe('报名未通过')
    world.now = new Date(present.getTime() + 60_000)
    await world.call('second', 'events.signUp', { eventId })
    expect((await doneForMe())[0]?.undone).toEqual({ at: world.now.toISOString(), words: '重新报名' })
    expect(await world.operations(doneForMe)).toBe(2)
  })

  it('changes nothing for somebody who is signed up, and tells them nothing', async () => {
    await planned()
    await world.call('second', 'events.signUp', { eventId, companions: 2, showsName: true })
    expect(await signUpFor('liaison')).toEqual({ status: 'confirmed' })
    expect(await rowOf()).toMatchObject({ companions: 2, by: null, showsName: true })
    expect(await doneFor.count({ 'detail.eventId': eventId })).toBe(0)
  })

  it('waits like everybody when the event is full', async () => {
    await planned({ capacity: 1 })
    await world.call('member', 'events.signUp', { eventId })
    expect(await signUpFor('liaison')).toEqual({ status: 'waitlisted', waitlistPosition: 1 })
    expect(await signUpFor('liaison')).toEqual({ status: 'waitlisted', waitlistPosition: 1 })
  })

  it('asks those who run the event, and is their approval', async () => {
    await planned({ approval: true })
    expect(await signUpFor('liaison')).toEqual({ status: 'pending' })
    expect(await signUpFor('administrator', { memberId: 'm_zhao' })).toEqual({ status: 'confirmed' })
  })

  it('is open to those who run the event as long as it is not over', async () => {
    await planned({ signUpClosesAt: new Date('2026-11-19T00:00:00Z') })
    expect(await refusal('liaison', { memberId: 'm_zhao' })).toBe('SIGN_UP_CLOSED')
    expect(await signUpFor('organiser')).toEqual({ status: 'confirmed' })
    world.now = new Date('2026-11-28T08:30:00Z')
    expect(await refusal('organiser', { memberId: 'm_zhao' })).toBe('SIGN_UP_CLOSED')
  })

  it('is for those whom the event is meant for', async () => {
    await planned({ audience: { organisationIds: ['elsewhere'], segmentId: null } })
    expect(await refusal('liaison')).toBe('NOT_INVITED')
    expect(await rowOf()).toBeNull()
  })

  it('needs the answers the event needs, and keeps them', async () => {
    const questions = { version: 3, items: [{ questionId: 'q_diet', kind: 'text' as const, label: '忌口', required: true }] }
    await planned({ questions })
    expect(await refusal('liaison')).toBe('ANSWERS_INVALID')
    await signUpFor('liaison', { answers: { q_diet: ' 花生 ', q_other: '多余' } })
    expect(await rowOf()).toMatchObject({ answers: { q_diet: '花生' }, answersVersion: 3 })
  })

  it('has one row, one line and one message when it is asked eight times at once', async () => {
    await planned()
    const replies = await Promise.all(Array.from({ length: 8 }, () => signUpFor('liaison')))
    expect(replies).toEqual(replies.map(() => ({ status: 'confirmed' })))
    expect(await signUps.count({ eventId })).toBe(1)
    expect(await doneFor.count({ 'detail.eventId': eventId })).toBe(1)
    expect(await deliveries.count({ memberId, page: `/pages/events/detail/detail?eventId=${eventId}` })).toBe(1)
  })

  it('loses and doubles nothing wherever the power goes', async () => {
    for (let operations = 1; operations <= 14; operations++) {
      eventId = `e_cut${operations}`
      await planned({ capacity: 1, waitlist: false })
      await world.cutOffAfter(operations, () => world.ask('liaison', 'events.signUpFor', { eventId, memberId }))
      world.now = new Date(world.now.getTime() + 60_000)
      await settleEvents(world.now)
      expect([operations, await signUpFor('liaison')]).toEqual([operations, { status: 'confirmed' }])
      expect(await rowOf()).toMatchObject({ seats: [1] })
      expect([operations, await doneFor.count({ 'detail.eventId': eventId })]).toEqual([operations, 1])
      expect(await auditEntries.count({ action: 'event.signedUpFor', 'after.eventId': eventId })).toBe(1)
    }
  })
})

describe('finding people to sign up', () => {
  const find = (openid: string, changes = {}) => world.call(openid, 'events.findPeople', { eventId, limit: 50, ...changes })

  it('shows within reach by name, with their sign-up, and no phone', async () => {
    await planned()
    await world.call('second', 'events.signUp', { eventId })
    const { items } = await find('liaison', { namePart: '秀' })
    expect(items).toEqual([{ memberId, name: '王秀兰', organisationNames: ['联谊会'], status: 'confirmed' }])
    expect((await find('organiser', { namePart: '赵' })).items).toEqual([
      { memberId: 'm_zhao', name: '赵大爷', organisationNames: ['联谊会'] },
    ])
    expect((await find('runs', { namePart: '赵' })).items).toEqual([])
    expect((await find('liaison')).items.map(({ name }) => name)).not.toContain('方小舟')
  })

  it('shows where they stand only to whoever may sign them up for this event', async () => {
    await planned(elsewhere)
    await world.call('second', 'events.signUp', { eventId })
    const found = async (openid: string) =>
      (await find(openid, { namePart: '王秀' })).items.map(({ name, status }) => [name, status])
    expect(await found('liaison')).toEqual([['王秀兰', 'confirmed']])
    expect(await found('organiser')).toEqual([['王秀兰', undefined]])
  })

  it('takes two operations', async () => {
    expect(await world.operations(() => find('liaison', { namePart: '王' }))).toBe(2)
  })
})
