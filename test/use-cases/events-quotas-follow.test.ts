import type { EventRecord } from '../../cloudfunctions/domains/events'
import { events, followOrganisations, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { finishReorganisations, reorganisations } from '../../cloudfunctions/domains/reorganisations'
import { treeOf } from '../../cloudfunctions/kernel/tree'
import { command } from '../../cloudfunctions/platform/database'
import { aMember, anEvent, anOrganisation, aQuota, aSignUp } from '../factories'
import { cutsUpTo } from './support/cuts'
import { pathsFollowTheTree } from './support/paths-follow-the-tree'
import { seatsOf } from './support/seats'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

/** Seats that were kept for the people of an organisation, once it is merged into another. */
let world: World
let eventId: string
let count = 0
const district = anOrganisation('district', '城东区')
const later = (seconds: number) => new Date(present.getTime() + seconds * 1000)

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** `old0`, `old1` … belong to the old organisation, `new0`, `new1` … to the new one. */
beforeEach(async () => {
  world.now = present
  eventId = `e_${++count}`
  await events.remove({})
  await signUps.remove({})
  await reorganisations.remove({ _id: command().gt('') })
  await members.remove({ openid: /^(old|new)/ })
  await organisations.remove({ _id: /^(old|new)$/ })
  await organisations.insertMissing([anOrganisation('old', '老协会', district), anOrganisation('new', '新协会', district)])
  const people = ['old', 'new'].flatMap((home) =>
    Array.from({ length: 8 }, (_unused, i) =>
      aMember({
        _id: `m_${home}${i}`,
        openid: `${home}${i}`,
        name: `${home}${i}`,
        organisationIds: [home],
        organisationPaths: ['district', home],
      }),
    ),
  )
  await members.insertMissing(people)
})

const open = (quotas: EventRecord['quotas'], changes: Partial<EventRecord> = {}) =>
  events.insertMissing([anEvent({ _id: eventId, quotas, ...changes })])
const of = (most: number) => aQuota({ most })
const signUp = (openid: string, companions = 0) => world.call(openid, 'events.signUp', { eventId, companions })
const merge = () =>
  world.ask('owner', 'reorganisations.mergeOrganisations', { organisationId: 'old', intoId: 'new', reason: '合并办公' })
const settle = async () => {
  for (const seconds of [60, 120]) await settleEvents(later(seconds))
}
const row = (openid: string) => signUps.get(`${eventId}_m_${openid}`)

it('go with it, held or not', async () => {
  await open({ old: of(2) })
  await signUp('old0', 1)
  await signUp('old1')
  expect(await row('old1')).toMatchObject({ status: 'waitlisted', quota: 'old' })
  await merge()
  expect(await row('old0')).toMatchObject({ seats: [1, 2, 'new#1', 'new#2'], quota: 'new' })
  await settle()
  expect(await events.get(eventId)).toMatchObject({ quotas: { new: { name: '新协会', most: 2, issued: 2, waiting: 1 } } })
  expect(await events.get(eventId)).not.toHaveProperty('movedQuotas')
  // The people of the new organisation count in it too by now.
  expect(await signUp('new0')).toMatchObject({ status: 'waitlisted' })
  await world.call('old0', 'events.cancelSignUp', { eventId })
  expect([(await row('old1'))?.status, (await row('new0'))?.status]).toEqual(['offered', 'offered'])
  expect(await seatsOf(eventId)).toEqual({ held: 2, byQuota: { new: 2 } })
})

it('are added up when both had some, and those who waited get what the other had left', async () => {
  await open({ old: of(1), new: of(3) })
  await signUp('old0')
  await signUp('new0')
  await signUp('old1')
  expect(await row('old1')).toMatchObject({ status: 'waitlisted' })
  await merge()
  await settle()
  expect(await row('old1')).toMatchObject({ status: 'offered', quota: 'new' })
  expect(await seatsOf(eventId)).toEqual({ held: 3, byQuota: { new: 3 } })
  expect(await world.call('new1', 'events.getEvent', { eventId })).toMatchObject({
    quotas: [{ organisationId: 'new', name: '新协会', most: 4, seatsLeft: 1 }],
  })
  expect(await signUp('new1')).toEqual({ status: 'confirmed' })
  expect(await signUp('new2')).toMatchObject({ status: 'waitlisted' })
  const { quotas } = await world.call('organiser', 'events.getForEditing', { eventId })
  expect(quotas).toEqual([{ organisationId: 'new', most: 4 }])
})

it('are given back and taken as before, by those who had them', async () => {
  await open({ old: of(3), new: of(3) })
  await signUp('new0')
  await signUp('old0', 1)
  await merge()
  const bring = (companions: number) => world.call('old0', 'events.editSignUp', { eventId, answers: {}, companions })
  expect(await bring(2)).toEqual({ status: 'confirmed' })
  expect(await seatsOf(eventId)).toEqual({ held: 4, byQuota: { new: 4 } })
  await bring(0)
  await world.call('new0', 'events.cancelSignUp', { eventId })
  await settle()
  expect(await seatsOf(eventId)).toEqual({ held: 1, byQuota: { new: 1 } })
  expect(await signUp('new1', 4)).toEqual({ status: 'confirmed' })
  expect(await signUp('new2')).toMatchObject({ status: 'waitlisted' })
})

it('that were on their way when it was merged arrive, and are given to nobody else', async () => {
  await open({ old: of(2), new: of(1) }, { issued: 1 })
  await events.update({ _id: eventId }, { 'quotas.old.issued': 1 })
  await merge()
  // Somebody took the number before, and writes the row only now; another one gives theirs up with what they read before.
  await signUps.insertMissing([aSignUp({ eventId, memberId: 'm_old0', quota: 'old', seats: [1, 'old#1'] })])
  expect(await signUp('new0')).toEqual({ status: 'confirmed' })
  expect(await signUp('new1')).toEqual({ status: 'confirmed' })
  expect(await signUp('new2')).toMatchObject({ status: 'waitlisted' })
  await world.call('old0', 'events.cancelSignUp', { eventId })
  expect(Object.keys((await events.get(eventId))?.quotas ?? {})).toEqual(['new'])
  await settle()
  expect(await row('new2')).toMatchObject({ status: 'offered' })
  expect(await seatsOf(eventId)).toEqual({ held: 3, byQuota: { new: 3 } })
})

it('are never more than before while everybody signs up', async () => {
  await open({ old: of(3), new: of(4) })
  const everybody = ['old', 'new'].flatMap((home) => Array.from({ length: 8 }, (_unused, i) => `${home}${i}`))
  const replies = await Promise.all([...everybody.map((openid) => world.ask(openid, 'events.signUp', { eventId })), merge()])
  expect(replies.filter(({ ok }) => !ok)).toEqual([])
  for (const minutes of [1, 6]) await finishReorganisations(later(minutes * 60))
  await settleEvents(later(600))
  await settleEvents(later(700))
  const { held, byQuota } = await seatsOf(eventId)
  expect(byQuota).toEqual({ new: 7 })
  // Whoever signed up between the two, as nobody's own, counts in none.
  expect(held).toBeGreaterThanOrEqual(7)
  expect(held).toBeLessThanOrEqual(10)
  expect(await pathsFollowTheTree()).toEqual([])
})

it('go with it wherever the power goes', async () => {
  const closed = { ...anOrganisation('old', '老协会', district), status: 'closed' as const, mergedIntoId: 'new' }
  const tree = treeOf([district, closed, anOrganisation('new', '新协会', district)])
  const follow = () => followOrganisations(tree, ['old'], { at: present, now: present }, { left: 100 })
  for (const operations of cutsUpTo(14)) {
    eventId = `e_${++count}`
    world.now = present
    await open({ old: of(2), new: of(2) })
    await signUp('old0')
    await signUp('old1', 1)
    await signUp('new0')
    await world.cutOffAfter(operations, follow)
    // `old1`, who waits for two, would have to wait on if a number were lost.
    const { byQuota } = await seatsOf(eventId)
    expect((byQuota.old ?? 0) + (byQuota.new ?? 0)).toBe(2)
    expect(await follow()).toBe(true)
    await settle()
    expect((await events.get(eventId))?.quotas).toEqual({ new: { name: '新协会', most: 4, issued: 4, free: [], waiting: 0 } })
    expect([operations, (await row('old1'))?.status]).toEqual([operations, 'offered'])
    expect(await seatsOf(eventId)).toEqual({ held: 4, byQuota: { new: 4 } })
  }
})
