import type { Allotment } from '../../../cloudfunctions/domains/events/seats/seat-rules'
import { poolFrom, resized, takingElsewhere, takingFrom } from '../../../cloudfunctions/domains/events/seats/pool-rules'
import {
  allotSeats,
  allWaiting,
  numbersTaken,
  orderOf,
  promotionOf,
  quotaFor,
  quotaNumbers,
  rosterOrder,
  seatNumbers,
  seatsForNext,
  seatsLeft,
  seatsLeftFor,
} from '../../../cloudfunctions/domains/events/seats/seat-rules'
import { anEvent, aQuota, aSignUp } from '../../factories'
import { refusalBy } from '../../kernel/actors'

const fromEvent = (free: number[], fresh: number): Allotment => ({ seats: { free, fresh }, ofQuota: null })

describe('a seat', () => {
  it('is another of those given back for whoever was beaten to the lowest', () => {
    const pool = { most: 6, issued: 7, free: [5, 1, 7, 2, 4] }
    expect(takingFrom(pool, 2)).toEqual({ free: [1, 2], fresh: 0 })
    expect([0, 0.5, 0.99].map((at) => takingElsewhere({ free: [1, 2], fresh: 0 }, pool, at).free)).toEqual([
      [1, 2],
      [4, 5],
      [5, 1],
    ])
    expect(takingElsewhere({ free: [1], fresh: 2 }, { most: 9, issued: 1, free: [1] }, 0.7)).toEqual({ free: [1], fresh: 2 })
  })

  it('has a new number while there are any', () => {
    expect(allotSeats(anEvent({ capacity: 3, issued: 1 }), null, 2)).toEqual(fromEvent([], 2))
  })

  it('is one that was given back, the lowest first', () => {
    expect(allotSeats(anEvent({ capacity: 3, issued: 3, free: [3, 1] }), null, 1)).toEqual(fromEvent([1], 0))
  })

  it('may be one given back for one of a party and a new one for another', () => {
    const event = anEvent({ capacity: 3, issued: 2, free: [1], waitlist: false })
    expect(seatsLeft(event)).toBe(2)
    expect(allotSeats(event, null, 2)).toEqual(fromEvent([1], 1))
  })

  it('goes to nobody new while somebody waits', () => {
    expect(allotSeats(anEvent({ capacity: 3, issued: 3, free: [1], waiting: 1 }), null, 1)).toBe('waitlist')
  })

  it('is not there when the event is full: a place in the waitlist, or a refusal', () => {
    const full = { capacity: 2, issued: 2 }
    expect(allotSeats(anEvent(full), null, 1)).toBe('waitlist')
    expect(refusalBy(() => allotSeats(anEvent({ ...full, waitlist: false }), null, 1))).toBe('EVENT_FULL')
  })

  it('of a party has the numbers that were free and the last that were issued', () => {
    const after = anEvent({ capacity: 9, issued: 5, quotas: { club: aQuota({ most: 4, issued: 3 }) } })
    const allotment = { seats: { free: [1], fresh: 2 }, ofQuota: { free: [1], fresh: 2 } }
    expect(numbersTaken(after, allotment, 'club')).toEqual([1, 4, 5, 'club#1', 'club#2', 'club#3'])
    expect(numbersTaken(after, fromEvent([], 1), null)).toEqual([5])
  })

  it('is a number; what a quota counts and the member id in its place are none', () => {
    expect(seatNumbers([1, 'm_li', 3, 'club#2'])).toEqual([1, 3])
    expect(quotaNumbers([1, 'm_li', 'club#2', 'town#1', 'club#5'])).toEqual(
      new Map([
        ['club', [2, 5]],
        ['town', [1]],
      ]),
    )
  })
})

describe('a quota', () => {
  const event = anEvent({
    capacity: 10,
    quotas: { club: aQuota({ most: 2, issued: 2 }), town: aQuota({ most: 3, issued: 1 }) },
    issued: 3,
  })

  it('is the first of theirs with room, else the first', () => {
    expect(quotaFor(event, ['district', 'club', 'town'], 1)).toBe('town')
    expect(quotaFor(event, ['district', 'club', 'town'], 3)).toBe('club')
    expect(quotaFor(event, ['district'], 1)).toBeNull()
  })

  it('bounds its people and nobody else', () => {
    expect(seatsLeftFor(event, 'club')).toBe(0)
    expect(seatsLeftFor(event, 'town')).toBe(2)
    expect(seatsLeftFor(event, null)).toBe(7)
    expect(allotSeats(event, 'club', 1)).toBe('waitlist')
    expect(allotSeats(event, 'town', 1)).toEqual({ seats: { free: [], fresh: 1 }, ofQuota: { free: [], fresh: 1 } })
    expect(seatsForNext(event, 'club', 1)).toBe('noQuota')
    expect(refusalBy(() => allotSeats(event, 'club', 3))).toBe('PARTY_TOO_LARGE')
  })

  it('that is full keeps nobody else from a seat; one with room whose people wait does', () => {
    const full = anEvent({ ...event, quotas: { ...event.quotas, club: aQuota({ most: 2, issued: 2, waiting: 4 }) } })
    expect(allotSeats(full, 'town', 1)).not.toBe('waitlist')
    expect(allotSeats(full, null, 1)).not.toBe('waitlist')
    const stuck = anEvent({ ...event, quotas: { ...event.quotas, club: aQuota({ most: 2, issued: 2, free: [1], waiting: 4 }) } })
    expect(allotSeats(stuck, 'town', 1)).toBe('waitlist')
    expect(allWaiting(stuck)).toBe(4)
  })
})

describe('numbers in doubt', () => {
  it('are free when no row holds them', () => {
    expect(poolFrom({ most: 9, issued: 4 }, [2, 4])).toEqual({ issued: 4, free: [1, 3] })
    expect(poolFrom({ most: 9, issued: 0 }, [])).toEqual({ issued: 0, free: [] })
    expect(poolFrom({ most: 9, issued: 2 }, [5])).toEqual({ issued: 5, free: [1, 2, 3, 4] })
  })

  it('are kept back for those that are higher than there may be', () => {
    expect(poolFrom({ most: 3, issued: 5 }, [5])).toEqual({ issued: 5, free: [2, 3, 4] })
    expect(takingFrom({ most: 3, ...poolFrom({ most: 3, issued: 5 }, [5]) }, 3)).toBeNull()
    expect(takingFrom({ most: 3, ...poolFrom({ most: 3, issued: 5 }, [5]) }, 2)).toEqual({ free: [2, 3], fresh: 0 })
  })
})

describe('another size', () => {
  it('is refused while more are out', () => {
    expect(resized({ most: 10, issued: 6, free: [2] }, 4)).toBeNull()
    expect(resized({ most: 10, issued: 6, free: [2] }, 5)).toEqual({ most: 5, issued: 6, free: [] })
  })

  it('keeps low numbers back for high ones that are out', () => {
    expect(resized({ most: 10, issued: 10, free: [1, 2, 3, 4, 5, 6, 7, 8] }, 4)).toEqual({
      most: 4,
      issued: 10,
      free: [3, 4, 5, 6, 7, 8],
    })
  })

  it('that is larger gives more', () => {
    expect(resized({ most: 2, issued: 2, free: [] }, 5)).toEqual({ most: 5, issued: 2, free: [] })
  })
})

describe('whose turn it is', () => {
  const startsAt = new Date('2026-11-28T06:30:00Z')

  it('is asked while there is time, and the night does not count', () => {
    const evening = new Date('2026-11-20T12:30:00Z') // 20:30 in Shanghai
    expect(promotionOf({ startsAt }, evening)).toEqual({ status: 'offered', offerEndsAt: new Date('2026-11-21T01:30:00Z') })
  })

  it('has the seat at once on the day before', () => {
    const dayBefore = new Date('2026-11-27T06:30:00Z')
    expect(promotionOf({ startsAt }, dayBefore)).toEqual({ status: 'confirmed', offerEndsAt: null })
    expect(promotionOf({ startsAt }, new Date(dayBefore.getTime() - 60_000)).status).toBe('offered')
  })
})

describe('the roster', () => {
  it('begins with those who sit, by their lowest seat, then those who wait, by their place, then the rest', () => {
    const rows = [
      aSignUp({ memberId: 'rest', status: 'cancelled', seats: ['rest'] }),
      aSignUp({ memberId: 'waits second', status: 'waitlisted', seats: ['b'], queue: 2 }),
      aSignUp({ memberId: 'sits on 2 and 3', seats: [3, 2, 'club#1', 'club#2'] }),
      aSignUp({ memberId: 'waits first', status: 'waitlisted', seats: ['a'], queue: 1 }),
      aSignUp({ memberId: 'waited and left', status: 'cancelled', seats: ['c'], queue: 1 }),
      aSignUp({ memberId: 'sits on 1', seats: [1], status: 'offered' }),
    ]
    const ordered = [...rows].sort((a, b) => orderOf(a) - orderOf(b)).map(({ memberId }) => memberId)
    expect(ordered).toEqual(['sits on 1', 'sits on 2 and 3', 'waits first', 'waits second', 'rest', 'waited and left'])
  })

  it('keeps the last seat of the largest event before the first who waits', () => {
    expect(orderOf({ status: 'confirmed', seats: [100_000], queue: null })).toBeLessThan(rosterOrder.waiting)
  })
})
