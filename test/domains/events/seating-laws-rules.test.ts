import fc from 'fast-check'
import type { Allotment } from '../../../cloudfunctions/domains/events/seats/seat-rules'
import { poolFrom, resized } from '../../../cloudfunctions/domains/events/seats/pool-rules'
import {
  allotSeats,
  allWaiting,
  numbersTaken,
  quotaFor,
  quotaNumbers,
  seatNumbers,
  seatsFor,
  seatsForMore,
  seatsForNext,
  seatsLeft,
  seatsLeftFor,
} from '../../../cloudfunctions/domains/events/seats/seat-rules'
import { anEvent, aQuota } from '../../factories'

type Act =
  | { kind: 'signUp'; party: number; home: 'club' | 'town' | 'nowhere' }
  | { kind: 'cancel'; who: number }
  | { kind: 'bring'; who: number; party: number }
  | { kind: 'resize'; of: 'event' | 'club' | 'town'; most: number }
  | { kind: 'settle' }

const acts = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('signUp' as const),
        party: fc.integer({ min: 1, max: 3 }),
        home: fc.constantFrom('club' as const, 'town' as const, 'nowhere' as const),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('cancel' as const), who: fc.nat(30) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('bring' as const),
        who: fc.nat(30),
        party: fc.integer({ min: 1, max: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('resize' as const),
        of: fc.constantFrom('event' as const, 'club' as const, 'town' as const),
        most: fc.integer({ min: 1, max: 10 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'settle' as const }) },
  ),
  { maxLength: 60 },
)

interface Waiting {
  person: number
  party: number
  quota: string | null
}

/** An event whose seats are given, given back, counted and made more or fewer by the rules alone. */
function openEvent(capacity: number, quotas: { club: number; town: number } | null, waitlist: boolean) {
  const event = anEvent({
    capacity,
    waitlist,
    quotas: quotas ? { club: aQuota({ most: quotas.club }), town: aQuota({ most: quotas.town }) } : {},
  })
  const seated = new Map<number, (number | string)[]>()
  const waiting: Waiting[] = []
  let people = 0

  function take({ seats, ofQuota }: Allotment, quota: string | null): (number | string)[] {
    event.free = event.free.filter((seat) => !seats.free.includes(seat))
    event.issued += seats.fresh
    const own = quota === null ? undefined : event.quotas[quota]
    if (own && ofQuota) {
      own.free = own.free.filter((seat) => !ofQuota.free.includes(seat))
      own.issued += ofQuota.fresh
    }
    return numbersTaken(event, { seats, ofQuota }, quota)
  }
  function countWaiting(quota: string | null, change: number): void {
    const own = quota === null ? event : event.quotas[quota]
    if (own) own.waiting += change
  }
  /** As `promoteWaiting`: the first who waits and whose quota has room; nobody behind a party that does not fit into the event. */
  function promote(): void {
    const passedOver = new Set<string | null>()
    for (;;) {
      const next = waiting.find(({ quota }) => !passedOver.has(quota) && seatsLeftFor(event, quota) > 0)
      if (!next) return
      const allotment = seatsForNext(event, next.quota, next.party)
      if (allotment === 'noSeats') return
      if (allotment === 'noQuota') passedOver.add(next.quota)
      else {
        seated.set(next.person, take(allotment, next.quota))
        waiting.splice(waiting.indexOf(next), 1)
        countWaiting(next.quota, -1)
      }
    }
  }
  return {
    event,
    seated,
    waiting,
    signUp(party: number, home: string): number | null {
      const quota = quotaFor(event, [home], party)
      const most = quota === null ? event.capacity : (event.quotas[quota]?.most ?? 0)
      if (party > Math.min(most, event.capacity)) return null
      let allotment: Allotment | 'waitlist'
      try {
        allotment = allotSeats(event, quota, party)
      } catch {
        return null
      }
      const person = people++
      if (allotment === 'waitlist') {
        waiting.push({ person, party, quota })
        countWaiting(quota, 1)
        if (seatsLeft(event) > 0) promote()
      } else seated.set(person, take(allotment, quota))
      return person
    },
    cancel(person: number): void {
      const place = waiting.findIndex((one) => one.person === person)
      const held = seated.get(person) ?? []
      event.free.push(...seatNumbers(held))
      for (const [quota, numbers] of quotaNumbers(held)) event.quotas[quota]?.free.push(...numbers)
      seated.delete(person)
      const [gone] = place >= 0 ? waiting.splice(place, 1) : []
      if (gone) countWaiting(gone.quota, -1)
      promote()
    },
    /** Somebody who has seats brings more or fewer people. */
    bring(person: number, party: number): void {
      const held = seated.get(person)
      if (!held) return
      const quota = [...quotaNumbers(held).keys()][0] ?? null
      const more = party - seatNumbers(held).length
      if (more < 0) {
        const { kept, dropped } = seatsFor(held, party)
        seated.set(person, kept)
        event.free.push(...seatNumbers(dropped))
        for (const [id, numbers] of quotaNumbers(dropped)) event.quotas[id]?.free.push(...numbers)
        promote()
      } else if (more > 0) {
        try {
          seated.set(person, [...held, ...take(seatsForMore(event, quota, more), quota)])
        } catch {
          // No room for them.
        }
      }
    },
    resize(of: 'event' | 'club' | 'town', most: number): void {
      if (of === 'event') {
        const pool = resized({ most: event.capacity, issued: event.issued, free: event.free }, most)
        if (pool) Object.assign(event, { capacity: most, free: pool.free })
      } else {
        const own = event.quotas[of]
        const pool = own && resized(own, most)
        if (own && pool) Object.assign(own, pool)
      }
      promote()
    },
    settle(): void {
      const held = [...seated.values()].flat()
      Object.assign(event, poolFrom({ most: event.capacity, issued: event.issued }, seatNumbers(held)))
      for (const [id, own] of Object.entries(event.quotas)) Object.assign(own, poolFrom(own, quotaNumbers(held).get(id) ?? []))
      promote()
    },
  }
}

type Opened = ReturnType<typeof openEvent>

function play(opened: Opened, sequence: Act[], afterEach: (opened: Opened, act: Act) => void): void {
  for (const act of sequence) {
    switch (act.kind) {
      case 'signUp':
        opened.signUp(act.party, act.home)
        break
      case 'cancel':
        opened.cancel(act.who)
        break
      case 'bring':
        opened.bring(act.who, act.party)
        break
      case 'resize':
        opened.resize(act.of, act.most)
        break
      case 'settle':
        opened.settle()
    }
    afterEach(opened, act)
  }
}

const openings = fc.record({
  capacity: fc.integer({ min: 1, max: 8 }),
  quotas: fc.option(fc.record({ club: fc.integer({ min: 1, max: 5 }), town: fc.integer({ min: 1, max: 5 }) })),
  waitlist: fc.boolean(),
})
/** The first of each quota's people whose quota has room for them: only the event's own seats can be what they wait for. */
const waitingForSeats = ({ event, waiting }: Opened) =>
  waiting
    .filter((one) => waiting.find(({ quota }) => quota === one.quota) === one)
    .filter(({ quota, party }) => seatsForNext(event, quota, party) !== 'noQuota')
const holding = (seated: Opened['seated']) => [...seated.values()].flat()

describe('whatever is signed up for, cancelled, resized and counted', () => {
  it('never gives more seats than the event or a quota has, nor one to two people', () => {
    fc.assert(
      fc.property(openings, acts, ({ capacity, quotas, waitlist }, sequence) =>
        play(openEvent(capacity, quotas, waitlist), sequence, ({ event, seated }) => {
          const held = holding(seated)
          expect(new Set(held).size).toBe(held.length)
          expect(seatNumbers(held).length).toBeLessThanOrEqual(event.capacity)
          for (const [quota, numbers] of quotaNumbers(held))
            expect(numbers.length).toBeLessThanOrEqual(event.quotas[quota]?.most ?? 0)
          expect(seatNumbers(held).length + seatsLeft(event)).toBeLessThanOrEqual(event.capacity)
        }),
      ),
      { numRuns: 400 },
    )
  })

  it('loses no seat: counted anew, those that are not held are left', () => {
    fc.assert(
      fc.property(openings, acts, ({ capacity, quotas, waitlist }, sequence) => {
        const opened = openEvent(capacity, quotas, waitlist)
        play(opened, sequence, () => undefined)
        opened.settle()
        expect(seatsLeft(opened.event)).toBe(opened.event.capacity - seatNumbers(holding(opened.seated)).length)
      }),
    )
  })

  it('gives each party as many seats as it has people, and as many of its quota', () => {
    fc.assert(
      fc.property(openings, acts, ({ capacity, quotas, waitlist }, sequence) => {
        const opened = openEvent(capacity, quotas, waitlist)
        for (const act of sequence) {
          const person = act.kind === 'signUp' ? opened.signUp(act.party, act.home) : null
          const held = person === null ? undefined : opened.seated.get(person)
          if (act.kind !== 'signUp' || !held) continue
          expect(seatNumbers(held)).toHaveLength(act.party)
          expect([...quotaNumbers(held).values()].flat()).toHaveLength(quotas && act.home !== 'nowhere' ? act.party : 0)
        }
      }),
    )
  })

  it('seats those who wait in their order, quota by quota', () => {
    fc.assert(
      fc.property(openings, acts, ({ capacity, quotas }, sequence) => {
        let before: Waiting[] = []
        play(openEvent(capacity, quotas, true), sequence, ({ seated, waiting }) => {
          for (const promoted of before.filter(({ person }) => seated.has(person)))
            for (const other of before.filter((one) => waiting.includes(one) && one.quota === promoted.quota))
              expect(before.indexOf(promoted)).toBeLessThan(before.indexOf(other))
          before = [...waiting]
        })
      }),
    )
  })

  it('leaves nobody waiting for seats that are there', () => {
    fc.assert(
      fc.property(openings, acts, ({ capacity, quotas }, sequence) =>
        play(openEvent(capacity, quotas, true), sequence, (opened) => {
          expect(allWaiting(opened.event)).toBe(opened.waiting.length)
          const [first] = waitingForSeats(opened)
          if (first) expect(seatsLeft(opened.event)).toBeLessThan(first.party)
        }),
      ),
    )
  })

  it('lets nobody new overtake somebody who waits for more than room in their own quota', () => {
    fc.assert(
      fc.property(openings, acts, ({ capacity, quotas }, sequence) => {
        const opened = openEvent(capacity, quotas, true)
        for (const act of sequence) {
          const { event, waiting, seated } = opened
          const before = [...waiting]
          const first = waitingForSeats(opened)
          const quota = act.kind === 'signUp' ? quotaFor(event, [act.home], act.party) : null
          const person = act.kind === 'signUp' ? opened.signUp(act.party, act.home) : null
          if (act.kind !== 'signUp') play(opened, [act], () => undefined)
          if (person === null || !seated.has(person)) continue
          expect(first).toEqual([])
          expect(before.filter((one) => one.quota === quota)).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
  })

  it('never gives too many after an event with high numbers out was made smaller, however often', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(fc.nat(7), { maxLength: 8 }), sizes, fc.boolean(), (leaving, most, counted) => {
        const opened = openEvent(8, { club: 8, town: 8 }, false)
        for (let i = 0; i < 8; i++) opened.signUp(1, 'club')
        for (const person of leaving) opened.cancel(person)
        for (const size of most) {
          opened.resize('event', size)
          opened.resize('club', size)
          if (counted) opened.settle()
          for (let i = 0; i < 8; i++) opened.signUp(1, 'club')
          const held = holding(opened.seated)
          expect(seatNumbers(held).length).toBeLessThanOrEqual(opened.event.capacity)
          expect(quotaNumbers(held).get('club')?.length ?? 0).toBeLessThanOrEqual(opened.event.quotas.club?.most ?? 0)
        }
      }),
      { numRuns: 500 },
    )
  })
})
