import { events, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import { command } from '../../cloudfunctions/platform/database'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { members } from '../../cloudfunctions/domains/members'
import { aCrowd, anEvent } from '../factories'
import type { World } from './support/world'
import { cast, openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing(aCrowd(40))
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
  eventId = `e_${++count}`
})

const withSeats = (capacity: number, changes = {}) => events.insertMissing([anEvent({ _id: eventId, capacity, ...changes })])
const signUp = (openid: string, companions = 0) => world.call(openid, 'events.signUp', { eventId, companions })
/** Those with a seat: theirs, or kept for them until they answer. */
const seated = () => signUps.find({ eventId, status: command().in(['confirmed', 'offered']) }, { limit: 1000 })
const later = (seconds: number) => new Date(world.now.getTime() + seconds * 1000)

describe('signing up', () => {
  it('gives a seat and counts it', async () => {
    await withSeats(2)
    expect(await signUp('member')).toEqual({ status: 'confirmed' })
    expect(await world.call('member', 'events.getEvent', { eventId })).toMatchObject({
      seatsLeft: 1,
      mine: { status: 'confirmed' },
    })
  })

  it('returns the first sign-up on a second tap', async () => {
    await withSeats(2)
    await signUp('member')
    expect(await signUp('member')).toEqual({ status: 'confirmed' })
    expect(await seated()).toHaveLength(1)
  })

  it('keeps one row and one seat when the same person asks twenty times at once', async () => {
    await withSeats(5)
    const replies = await Promise.all(Array.from({ length: 20 }, () => signUp('member')))
    expect(replies).toEqual(replies.map(() => ({ status: 'confirmed' })))
    expect(await seated()).toHaveLength(1)
    expect(await world.call('second', 'events.getEvent', { eventId })).toMatchObject({ seatsLeft: 4, waiting: 0 })
  })

  it('puts the next person in the waitlist when full, and says at which place', async () => {
    await withSeats(1)
    await signUp('member')
    expect(await signUp('second')).toEqual({ status: 'waitlisted', waitlistPosition: 1 })
    expect(await signUp('handler')).toEqual({ status: 'waitlisted', waitlistPosition: 2 })
    expect(await world.call('handler', 'events.getEvent', { eventId })).toMatchObject({ mine: { waitlistPosition: 2 } })
    expect(await signUp('handler')).toEqual({ status: 'waitlisted', waitlistPosition: 2 })
  })

  it('refuses when full and there is no waitlist', async () => {
    await withSeats(1, { waitlist: false })
    await signUp('member')
    expect(await world.refusal('second', 'events.signUp', { eventId })).toBe('EVENT_FULL')
    expect(await signUps.count({ eventId })).toBe(1)
  })

  it('counts companions as seats', async () => {
    await withSeats(4)
    await signUp('member', 2)
    expect(await signUp('second', 1)).toMatchObject({ status: 'waitlisted' })
    const [row] = await seated()
    expect(row?.seats).toEqual([1, 2, 3])
  })

  it('lets exactly as many in as there are seats when forty come at once', async () => {
    await withSeats(10)
    const replies = await Promise.all(Array.from({ length: 40 }, (_unused, i) => signUp(`p${i}`)))
    const waiting = replies.filter(({ status }) => status === 'waitlisted')
    expect(replies.filter(({ status }) => status === 'confirmed')).toHaveLength(10)
    expect(waiting.map(({ waitlistPosition }) => waitlistPosition).sort((a = 0, b = 0) => a - b)).toEqual(
      waiting.map((_unused, i) => i + 1),
    )
    const seats = (await seated()).flatMap((row) => row.seats)
    expect(new Set(seats).size).toBe(10)
  })

  it('gives out seats that were given back when thirty come at once, and sends nobody away', async () => {
    await withSeats(40, { issued: 40, free: Array.from({ length: 40 }, (_unused, i) => i + 1) })
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_unused, i) => world.ask(`p${i}`, 'events.signUp', { eventId })),
    )
    expect(replies.filter(({ ok }) => !ok)).toEqual([])
    expect((await seated()).flatMap((row) => row.seats)).toHaveLength(30)
  })

  it.each([
    ['SIGN_UP_NOT_OPEN', { signUpOpensAt: new Date('2026-11-21T00:00:00Z') }],
    ['SIGN_UP_CLOSED', { signUpClosesAt: new Date('2026-11-19T00:00:00Z') }],
    ['EVENT_NOT_FOUND', { status: 'draft' as const }],
  ])('answers %s at the wrong time', async (code, changes) => {
    await withSeats(5, changes)
    expect(await world.refusal('member', 'events.signUp', { eventId })).toBe(code)
    expect(await signUps.count({ eventId })).toBe(0)
  })
})

describe('cancelling', () => {
  it('promotes the first who waits and owes them a message', async () => {
    await withSeats(1)
    await signUp('member')
    await signUp('second')
    await signUp('handler')
    expect(await world.call('member', 'events.cancelSignUp', { eventId })).toEqual({ status: 'cancelled' })
    expect(await world.call('second', 'events.getEvent', { eventId })).toMatchObject({
      // 14:00 in Shanghai and two hours.
      mine: { status: 'offered', offerEndsAt: '2026-11-20T08:00:00.000Z' },
      seatsLeft: 0,
    })
    expect(await world.call('handler', 'events.getEvent', { eventId })).toMatchObject({ mine: { waitlistPosition: 1 } })
    const owed = await deliveries.find({ memberId: cast.second._id, kind: 'personal' }, { limit: 10 })
    expect(owed.map(({ title, push }) => [title, push?.state])).toContainEqual(['有名额了，请确认：茶话会', 'owed'])
  })

  it('gives the seat to the next who signs up when nobody waits', async () => {
    await withSeats(1)
    await signUp('member')
    await world.call('member', 'events.cancelSignUp', { eventId })
    expect(await signUp('second')).toEqual({ status: 'confirmed' })
  })

  it('lets the same person sign up again, in the same row', async () => {
    await withSeats(1)
    await signUp('member')
    await world.call('member', 'events.cancelSignUp', { eventId })
    expect(await signUp('member')).toEqual({ status: 'confirmed' })
    expect(await signUps.count({ eventId })).toBe(1)
  })

  it('does nothing twice', async () => {
    await withSeats(2)
    await signUp('member')
    await signUp('second')
    await Promise.all(Array.from({ length: 5 }, () => world.call('member', 'events.cancelSignUp', { eventId })))
    expect(await world.call('handler', 'events.getEvent', { eventId })).toMatchObject({ seatsLeft: 1 })
  })

  it('is refused once the event has begun', async () => {
    await withSeats(2)
    await signUp('member')
    world.now = new Date('2026-11-28T07:00:00Z')
    expect(await world.refusal('member', 'events.cancelSignUp', { eventId })).toBe('EVENT_STARTED')
  })

  it('tells somebody who never signed up', async () => {
    await withSeats(2)
    expect(await world.refusal('member', 'events.cancelSignUp', { eventId })).toBe('SIGN_UP_NOT_FOUND')
  })
})

describe('after the power went', () => {
  it.each([1, 2, 3, 4])('finds the seat of a sign-up cut off after %i operations', async (operations) => {
    await withSeats(2)
    await world.cutOffAfter(operations, () => world.ask('member', 'events.signUp', { eventId }))
    await settleEvents(later(30))
    await signUp('second')
    expect(await signUp('member')).toEqual({ status: 'confirmed' })
    expect(await seated()).toHaveLength(2)
    expect(await world.call('handler', 'events.getEvent', { eventId })).toMatchObject({ seatsLeft: 0, waiting: 0 })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('passes on the seat of a cancellation cut off after %i operations', async (operations) => {
    await withSeats(1)
    await signUp('member')
    await signUp('second')
    await world.cutOffAfter(operations, () => world.ask('member', 'events.cancelSignUp', { eventId }))
    await settleEvents(later(30))
    await world.call('member', 'events.cancelSignUp', { eventId })
    expect((await seated()).map(({ memberId }) => memberId)).toEqual([cast.second._id])
    expect(await world.call('handler', 'events.getEvent', { eventId })).toMatchObject({ seatsLeft: 0, waiting: 0 })
    expect(await deliveries.count({ memberId: cast.second._id, noticeId: `p_promoted_${eventId}_1` })).toBe(1)
  })
})

describe('database operations', () => {
  it('stays within what the product promises', async () => {
    await withSeats(2)
    expect(await world.operations(() => signUp('member'))).toBeLessThanOrEqual(4)
    expect(await world.operations(() => signUp('second'))).toBeLessThanOrEqual(4)
    expect(await world.operations(() => signUp('handler'))).toBeLessThanOrEqual(4)
    expect(await world.operations(() => world.call('handler', 'events.getEvent', { eventId }))).toBeLessThanOrEqual(2)
    expect(await world.operations(() => world.call('handler', 'events.cancelSignUp', { eventId }))).toBeLessThanOrEqual(4)
    expect(
      await world.operations(() => world.call('organiser', 'events.checkIn', { eventId, memberId: 'm_li' })),
    ).toBeLessThanOrEqual(2)
    for (const list of [
      () => world.call('member', 'events.listEvents', {}),
      () => world.call('member', 'events.listMySignUps', {}),
      () => world.call('organiser', 'events.listRoster', { eventId }),
    ]) {
      expect(await world.operations(list)).toBeLessThanOrEqual(2)
    }
  })
})
