import { events, expireOffers, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { aCrowd, anEvent, aQuota } from '../factories'
import { seatsOf } from './support/seats'
import type { World } from './support/world'
import { cast, openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  const homes = ['association', 'club']
  const belongs = (home: string) => ({ organisationIds: [home], organisationPaths: ['district', home] })
  await members.insertMissing(aCrowd(40, (i) => belongs(homes[i % 2] ?? '')))
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
  eventId = `e_${++count}`
})

const open = (changes = {}) => events.insertMissing([anEvent({ _id: eventId, ...changes })])
const signUp = (openid: string, companions = 0) => world.call(openid, 'events.signUp', { eventId, companions })
const cancel = (openid: string) => world.call(openid, 'events.cancelSignUp', { eventId })
const mine = async (openid: string) => (await world.call(openid, 'events.getEvent', { eventId })).mine?.status
const later = (seconds: number) => new Date(world.now.getTime() + seconds * 1000)
const quotas = (association: number, club: number) => ({
  quotas: { association: aQuota({ most: association }), club: aQuota({ name: '同乡会', most: club }) },
})

describe('a quota', () => {
  it('bounds its own people; others go on, and theirs wait', async () => {
    await open({ capacity: 4, ...quotas(1, 2) })
    expect(await signUp('p0')).toEqual({ status: 'confirmed' })
    expect(await signUp('p2')).toEqual({ status: 'waitlisted', waitlistPosition: 1 })
    expect(await signUp('p1')).toEqual({ status: 'confirmed' })
    expect(await signUp('stranger')).toEqual({ status: 'confirmed' })
    expect(await world.call('p3', 'events.getEvent', { eventId })).toMatchObject({
      quotas: [
        { organisationId: 'association', name: '联谊会', most: 1, seatsLeft: 0 },
        { organisationId: 'club', name: '同乡会', most: 2, seatsLeft: 1 },
      ],
    })
    await cancel('p0')
    expect(await mine('p2')).toBe('offered')
    expect(await seatsOf(eventId)).toEqual({ held: 3, byQuota: { association: 1, club: 1 } })
  })

  it('and the capacity hold exactly when forty come at once', async () => {
    await open({ capacity: 9, ...quotas(6, 5) })
    const replies = await Promise.all(Array.from({ length: 40 }, (_unused, i) => signUp(`p${i}`)))
    expect(replies.filter(({ status }) => status === 'confirmed')).toHaveLength(9)
    const { held, byQuota } = await seatsOf(eventId)
    expect(held).toBe(9)
    expect(byQuota.association ?? 0).toBeLessThanOrEqual(6)
    expect(byQuota.club ?? 0).toBeLessThanOrEqual(5)
    expect(await signUps.count({ eventId })).toBe(40)
  })

  it('is set right by the rows after the power went', async () => {
    for (const operations of [1, 2, 3, 4]) {
      eventId = `e_${++count}`
      await open({ capacity: 3, ...quotas(1, 2) })
      await world.cutOffAfter(operations, () => world.ask('p0', 'events.signUp', { eventId }))
      await settleEvents(later(30))
      expect(await signUp('p0')).toEqual({ status: 'confirmed' })
      expect(await signUp('p1', 1)).toEqual({ status: 'confirmed' })
      expect(await seatsOf(eventId)).toEqual({ held: 3, byQuota: { association: 1, club: 2 } })
    }
  })

  it('is refused twice for one organisation, or larger than the event, or of nowhere', async () => {
    const draft = (wanted: { organisationId: string; most: number }[]) => ({
      title: '有名额分配的活动',
      kind: 'fellowship' as const,
      organisationId: 'district',
      startsAt: '2026-11-28T06:00:00Z',
      endsAt: '2026-11-28T08:00:00Z',
      place: { name: '会客厅' },
      capacity: 10,
      quotas: wanted,
    })
    const twice = [
      { organisationId: 'association', most: 2 },
      { organisationId: 'association', most: 3 },
    ]
    expect(await world.refusal('organiser', 'events.createEvent', draft(twice))).toBe('QUOTA_INVALID')
    const large = [{ organisationId: 'association', most: 11 }]
    expect(await world.refusal('organiser', 'events.createEvent', draft(large))).toBe('QUOTA_INVALID')
    const nowhere = [{ organisationId: 'nowhere', most: 1 }]
    expect(await world.refusal('organiser', 'events.createEvent', draft(nowhere))).toBe('ORGANISATION_NOT_FOUND')
    const right = [{ organisationId: 'association', most: 2 }]
    const { eventId: made } = await world.call('organiser', 'events.createEvent', draft(right))
    expect((await events.get(made))?.quotas).toEqual({
      association: { name: '联谊会', most: 2, issued: 0, free: [], waiting: 0 },
    })
  })
})

describe('an offered seat', () => {
  async function offered() {
    await open({ capacity: 1 })
    await signUp('member')
    await signUp('second')
    await signUp('handler')
    await cancel('member')
  }

  it('becomes theirs when they confirm in time, once', async () => {
    await offered()
    expect(await world.call('second', 'events.confirmOffer', { eventId })).toEqual({ status: 'confirmed' })
    expect(await world.call('second', 'events.confirmOffer', { eventId })).toEqual({ status: 'confirmed' })
    world.now = later(3 * 3600)
    await expireOffers(world.now)
    expect(await mine('second')).toBe('confirmed')
  })

  it('goes to the next person when it is declined', async () => {
    await offered()
    expect(await world.call('second', 'events.declineOffer', { eventId })).toEqual({ status: 'declined' })
    expect(await world.call('second', 'events.declineOffer', { eventId })).toEqual({ status: 'declined' })
    expect(await mine('handler')).toBe('offered')
    expect(await world.refusal('second', 'events.confirmOffer', { eventId })).toBe('OFFER_GONE')
  })

  it('goes to the next person when its time is over, also when it is confirmed too late', async () => {
    await offered()
    world.now = later(2 * 3600)
    expect(await world.refusal('second', 'events.confirmOffer', { eventId })).toBe('OFFER_GONE')
    await expireOffers(world.now)
    expect(await mine('second')).toBe('expired')
    expect(await mine('handler')).toBe('offered')
    expect((await seatsOf(eventId)).held).toBe(1)
  })

  it('is passed on although the power goes while it ends', async () => {
    for (const operations of [1, 2, 3, 4, 5, 6, 7]) {
      eventId = `e_${++count}`
      world.now = present
      await offered()
      world.now = later(2 * 3600)
      await world.cutOffAfter(operations, () => expireOffers(world.now))
      await settleEvents(later(30))
      await expireOffers(later(30))
      await settleEvents(later(90))
      expect(await mine('second')).toBe('expired')
      expect(await mine('handler')).toBe('offered')
      expect(await deliveries.count({ memberId: cast.handler._id, noticeId: `p_promoted_${eventId}_2` })).toBe(1)
    }
  })

  it('is confirmed at once on the day before the event', async () => {
    await open({ capacity: 1 })
    await signUp('member')
    await signUp('second')
    world.now = new Date('2026-11-27T12:00:00Z')
    await cancel('member')
    expect(await mine('second')).toBe('confirmed')
  })

  it('is not for somebody who was offered none', async () => {
    await open({ capacity: 1 })
    expect(await world.refusal('member', 'events.confirmOffer', { eventId })).toBe('SIGN_UP_NOT_FOUND')
    expect(await world.refusal('member', 'events.declineOffer', { eventId })).toBe('SIGN_UP_NOT_FOUND')
    await signUp('member')
    expect(await world.refusal('member', 'events.declineOffer', { eventId })).toBe('OFFER_GONE')
  })
})

describe('an event that lets people in one by one', () => {
  const review = (memberId: string, decision: 'approve' | 'reject') => ({ eventId, memberId, decision })

  it('holds no seat for those who ask, and gives them in the order of approval', async () => {
    await open({ capacity: 1, approval: true })
    expect(await signUp('member')).toEqual({ status: 'pending' })
    expect(await signUp('member')).toEqual({ status: 'pending' })
    expect(await signUp('second')).toEqual({ status: 'pending' })
    expect((await seatsOf(eventId)).held).toBe(0)
    expect(await world.call('organiser', 'events.reviewSignUp', review(cast.second._id, 'approve'))).toEqual({
      status: 'confirmed',
    })
    expect(await world.call('organiser', 'events.reviewSignUp', review(cast.member._id, 'approve'))).toEqual({
      status: 'waitlisted',
    })
    expect(await mine('member')).toBe('waitlisted')
    await cancel('second')
    expect(await mine('member')).toBe('offered')
  })

  it('tells somebody who is not let in why, and they may ask again', async () => {
    await open({ approval: true })
    await signUp('member')
    const rejection = { ...review(cast.member._id, 'reject'), reason: '本场只面向医务人员' }
    expect(await world.call('organiser', 'events.reviewSignUp', rejection)).toEqual({ status: 'rejected' })
    const told = await deliveries.find({ memberId: cast.member._id, kind: 'personal' }, { limit: 50 })
    expect(told.find(({ noticeId }) => noticeId.includes(eventId))?.body).toContain('本场只面向医务人员')
    expect(await auditEntries.count({ action: 'event.signUpRejected', 'after.eventId': eventId })).toBe(1)
    expect(await signUp('member')).toEqual({ status: 'pending' })
  })

  it('has one decision when two staff decide at once', async () => {
    await open({ approval: true })
    await signUp('member')
    const replies = await Promise.all([
      world.ask('organiser', 'events.reviewSignUp', review(cast.member._id, 'approve')),
      world.ask('administrator', 'events.reviewSignUp', review(cast.member._id, 'reject')),
    ])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await auditEntries.count({ 'after.eventId': eventId })).toBe(1)
  })

  it('keeps the decision, its trace and the message together when the power goes', async () => {
    for (const operations of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) {
      eventId = `e_${++count}`
      await open({ capacity: 1, approval: true })
      await signUp('member')
      await world.cutOffAfter(operations, () => world.ask('organiser', 'events.reviewSignUp', review(cast.member._id, 'approve')))
      const decided = (await mine('member')) !== 'pending'
      expect(await auditEntries.count({ 'after.eventId': eventId })).toBe(decided ? 1 : 0)
      const owed = await deliveries.find({ memberId: cast.member._id }, { limit: 100 })
      expect(owed.filter(({ noticeId }) => noticeId.includes(eventId))).toHaveLength(decided ? 1 : 0)
      await settleEvents(later(30))
      if (!decided) await world.call('organiser', 'events.reviewSignUp', review(cast.member._id, 'approve'))
      expect(await mine('member')).toBe('confirmed')
    }
  })

  it('passes on a seat that was given back when the power went, although its owner asks again at once', async () => {
    for (const operations of [2, 3, 4, 5]) {
      eventId = `e_${++count}`
      await open({ capacity: 1, approval: true })
      for (const { openid, _id } of [cast.member, cast.second]) {
        await signUp(openid)
        await world.call('organiser', 'events.reviewSignUp', review(_id, 'approve'))
      }
      await settleEvents(later(30))
      await world.cutOffAfter(operations, () => world.ask('member', 'events.cancelSignUp', { eventId }))
      const gaveUp = (await mine('member')) === 'cancelled'
      if (gaveUp) await signUp('member')
      await settleEvents(later(60))
      expect([operations, await mine('second')]).toEqual([operations, gaveUp ? 'offered' : 'waitlisted'])
    }
  })

  it('is decided by those who look after it, about those who asked', async () => {
    await open({ approval: true })
    await signUp('member')
    expect(await world.refusal('stranger', 'events.reviewSignUp', review(cast.member._id, 'approve'))).toBe('EVENT_NOT_FOUND')
    expect(await world.refusal('organiser', 'events.reviewSignUp', review('m_nobody', 'approve'))).toBe('SIGN_UP_NOT_FOUND')
    await world.call('organiser', 'events.reviewSignUp', review(cast.member._id, 'approve'))
    expect(await world.refusal('organiser', 'events.reviewSignUp', review(cast.member._id, 'reject'))).toBe('SIGN_UP_REVIEWED')
  })
})

describe('companions', () => {
  it('are as many as the event allows', async () => {
    await open({ companionsAllowed: 1 })
    expect(await world.refusal('member', 'events.signUp', { eventId, companions: 2 })).toBe('PARTY_TOO_LARGE')
    expect(await signUp('member', 1)).toEqual({ status: 'confirmed' })
  })
})
