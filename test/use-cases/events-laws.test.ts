import fc from 'fast-check'
import type { OutputOf } from '../../cloudfunctions/contracts'
import type { Quota } from '../../cloudfunctions/domains/events'
import { events, expireOffers, followOrganisations, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import { seatsForNext, seatsLeft } from '../../cloudfunctions/domains/events/seats/seat-rules'
import { members } from '../../cloudfunctions/domains/members'
import { treeOf } from '../../cloudfunctions/kernel/tree'
import { aMember, anEvent, anOrganisation, aQuota } from '../factories'
import { seatsOf } from './support/seats'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

// Whatever people, staff and the timer do, in whatever order, two at a time, and with the power going in the middle of it.

const crowd = Array.from({ length: 14 }, (_unused, i) => {
  const home = ['association', 'club', 'elsewhere'][i % 3] ?? ''
  return aMember({ _id: `m_law${i}`, openid: `law${i}`, organisationIds: [home], organisationPaths: ['district', home] })
})

/** The club is merged into the association, whose quota takes up the club's. */
const [district, club] = [anOrganisation('district', '城东区'), anOrganisation('club', '同乡会')]
const tree = treeOf([
  district,
  anOrganisation('association', '联谊会', district),
  { ...club, status: 'closed', mergedIntoId: 'association' },
])

let world: World
let eventId = ''
let runs = 0

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing(crowd)
})
afterAll(() => world.close())

const openidOf = (who: number) => `law${who}`
const memberIdOf = (who: number) => `m_law${who}`

/** What may be done, by name; `n` is whatever number it needs: companions, seats, hours. */
const acts = {
  signUp: (who: number, n: number) => world.ask(openidOf(who), 'events.signUp', { eventId, companions: n % 3 }),
  cancel: (who: number) => world.ask(openidOf(who), 'events.cancelSignUp', { eventId }),
  confirm: (who: number) => world.ask(openidOf(who), 'events.confirmOffer', { eventId }),
  decline: (who: number) => world.ask(openidOf(who), 'events.declineOffer', { eventId }),
  approve: (who: number) => review(who, 'approve'),
  reject: (who: number) => review(who, 'reject'),
  checkIn: (who: number) => world.ask('organiser', 'events.checkIn', { eventId, memberId: memberIdOf(who) }),
  undoCheckIn: (who: number) => world.ask('organiser', 'events.undoCheckIn', { eventId, memberId: memberIdOf(who) }),
  bringOthers: (who: number, n: number) =>
    world.ask(openidOf(who), 'events.editSignUp', { eventId, answers: {}, companions: n % 3 }),
  remove: (who: number) =>
    world.ask('organiser', 'events.removeSignUp', { eventId, memberId: memberIdOf(who), reason: '名额调整' }),
  makeRoom: (_who: number, n: number) => edit((details) => ({ ...details, capacity: 1 + (n % 9) })),
  shareOut: (who: number, n: number) =>
    edit((details) => ({
      ...details,
      quotas: details.quotas.map((quota, at) => (at === who % 2 ? { ...quota, most: 1 + (n % 5) } : quota)),
    })),
  signUpFor: (who: number, n: number) =>
    world.ask('liaison', 'events.signUpFor', { eventId, memberId: memberIdOf(who), companions: n % 3 }),
  walkIn: (who: number, n: number) =>
    world.ask('organiser', 'events.addWalkIn', { eventId, memberId: memberIdOf(who), companions: n % 2 }),
  sheet: (who: number, n: number) =>
    world.ask('organiser', 'events.checkInMany', {
      eventId,
      entries: [
        { act: 'in', seatNumber: (n % 8) + 1, key: `sheet-${n}` },
        { act: 'in', memberId: memberIdOf(who), key: `hand-${who}-${n}` },
        { act: 'out', memberId: memberIdOf(who), key: `out-${who}-${n}` },
      ],
    }),
  leave: (who: number) => world.ask('organiser', 'events.signOut', { eventId, memberId: memberIdOf(who) }),
  async mergeQuotas() {
    const through = await followOrganisations(tree, ['club'], { at: world.now, now: world.now }, { left: 100 })
    return { through }
  },
  async hoursPass(_who: number, n: number) {
    world.now = new Date(world.now.getTime() + (n % 5) * 3600_000)
    return { expired: await expireOffers(world.now) }
  },
  async aMomentPasses() {
    world.now = new Date(world.now.getTime() + 40_000)
    return {}
  },
  settle: async () => ({ settled: await settleEvents(world.now) }),
} satisfies Record<string, (who: number, n: number) => Promise<object>>

/** What an organiser does on the page of editing: reads what there is and sends it changed. */
async function edit(change: (details: Details) => Details) {
  const {
    organisationId: _where,
    organisationName: _name,
    status: _status,
    signedUp: _count,
    ...details
  } = await world.call('organiser', 'events.getForEditing', { eventId })
  return world.ask('organiser', 'events.editEvent', change(details))
}

type Details = Omit<OutputOf<'events.getForEditing'>, 'organisationId' | 'organisationName' | 'status' | 'signedUp'>

function review(who: number, decision: 'approve' | 'reject') {
  const reason = decision === 'reject' ? { reason: '名额有限' } : {}
  return world.ask('organiser', 'events.reviewSignUp', { eventId, memberId: memberIdOf(who), decision, ...reason })
}

type Act = keyof typeof acts
const often: Act[] = ['signUp', 'signUp', 'signUp', 'cancel', 'confirm']

const act = fc.record({
  what: fc.constantFrom(...(Object.keys(acts) as Act[]), ...often),
  who: fc.nat(crowd.length - 1),
  n: fc.nat(20),
})
/** One after the other, two at once, or one that the power cuts off after so many operations. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ how: fc.constant('alone' as const), act }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('together' as const), act, other: act }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('cutOff' as const), act, after: fc.integer({ min: 0, max: 9 }) }) },
)
const event = fc.record({
  capacity: fc.integer({ min: 1, max: 8 }),
  quotas: fc.option(fc.record({ association: fc.integer({ min: 1, max: 4 }), club: fc.integer({ min: 1, max: 4 }) })),
  /** Every fourth asks for approval: there people wait for staff more than for seats. */
  approval: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  companions: fc.nat(2),
  /** Next week, or in some hours: then seats go over at once, and people come without a sign-up. */
  inHours: fc.constantFrom(192, 20),
  waitlist: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
})

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

async function take(one: Step): Promise<void> {
  const work = ({ what, who, n }: { what: Act; who: number; n: number }): Promise<object> => acts[what](who, n)
  if (one.how === 'cutOff') return world.cutOffAfter(one.after, () => work(one.act))
  const replies = one.how === 'together' ? await Promise.all([work(one.act), work(one.other)]) : [await work(one.act)]
  // As long as the power holds, whatever is not possible is refused in words.
  for (const reply of replies) expect(reply).not.toMatchObject({ error: { code: 'INTERNAL' } })
}

/** Holds at every moment: nobody sits on another's seat, and neither the event nor a quota has given more than it has. */
async function expectNeverOversold(): Promise<void> {
  const standing = await events.get(eventId)
  const { held, byQuota } = await seatsOf(eventId)
  expect(held).toBeLessThanOrEqual(standing?.capacity ?? 0)
  const taken = new Map<string, number>()
  for (const [quota, numbers] of Object.entries(byQuota)) {
    const into = standing?.movedQuotas?.[quota]?.to ?? quota
    taken.set(into, (taken.get(into) ?? 0) + numbers)
  }
  for (const [quota, numbers] of taken) expect(numbers).toBeLessThanOrEqual(standing?.quotas[quota]?.most ?? 0)
  const rows = await signUps.find({ eventId }, { limit: 1000 })
  expect(new Set(rows.map(({ memberId }) => memberId)).size).toBe(rows.length)
}

/** Holds once the timer has been round: what the event believes is what the rows say, and no seat is free that somebody waits for. */
async function expectSettled(): Promise<void> {
  const quiet = new Date(world.now.getTime() + 120_000)
  await settleEvents(quiet)
  await settleEvents(new Date(quiet.getTime() + 120_000))
  const standing = await events.get(eventId)
  if (!standing) throw new Error('the event is gone')
  const waiting = await signUps.find({ eventId, status: 'waitlisted' }, { orderBy: [['queue', 'asc']], limit: 1000 })
  expect(standing).not.toHaveProperty('movedQuotas')
  const counted = Object.values(standing.quotas).reduce((sum, quota) => sum + quota.waiting, standing.waiting)
  expect(counted).toBe(waiting.length)
  const { held, byQuota } = await seatsOf(eventId)
  expect(seatsLeft(standing)).toBe(standing.capacity - held)
  for (const [id, quota] of Object.entries(standing.quotas))
    expect(seatsLeft({ ...standing, ...quota, capacity: quota.most })).toBe(quota.most - (byQuota[id] ?? 0))
  if (standing.status !== 'published' || world.now >= standing.startsAt) return
  const full = new Set<string | null>()
  for (const row of waiting) {
    // Whoever comes after the first for whom the quota or the event has no room waits for that one.
    if (full.has(row.quota)) continue
    const next = seatsForNext(standing, row.quota, row.companions + 1)
    expect(typeof next).toBe('string')
    if (next === 'noSeats') break
    full.add(row.quota)
  }
}

it('no sequence of acts sells a seat twice, loses one, or leaves one free that somebody waits for', async () => {
  await fc.assert(
    fc.asyncProperty(
      event,
      fc.array(step, { minLength: 5, maxLength: 40 }),
      async ({ quotas, companions, inHours, ...options }, steps) => {
        world.now = present
        eventId = `e_law${++runs}`
        const pools: Record<string, Quota> = quotas
          ? { association: aQuota({ most: quotas.association }), club: aQuota({ most: quotas.club }) }
          : {}
        await events.insertMissing([
          anEvent({
            _id: eventId,
            signOut: true,
            startsAt: new Date(present.getTime() + inHours * 3600_000),
            ...options,
            quotas: pools,
          }),
        ])
        // Everybody comes at once, as when sign-up opens.
        await Promise.all(crowd.map((_member, who) => acts.signUp(who, companions + who)))
        for (const one of steps) {
          world.now = new Date(world.now.getTime() + 1000)
          await take(one)
          await expectNeverOversold()
        }
        await expectSettled()
        await expectNeverOversold()
      },
    ),
    {
      numRuns: Number(process.env.RUNS ?? 25),
      ...(process.env.SEED ? { seed: Number(process.env.SEED), path: process.env.FCPATH ?? '' } : {}),
    },
  )
}, 600_000)
