import type { EventRecord } from '../../../cloudfunctions/domains/events'
import type { Seated, SeatsWanted } from '../../../cloudfunctions/domains/events/making/seats-wanted-rules'
import { hasSeats, overBy, resizedSeats, toAsk } from '../../../cloudfunctions/domains/events/making/seats-wanted-rules'
import { anEvent, aQuota } from '../../factories'
import { refusalBy } from '../../kernel/actors'

const places = [
  { _id: 'club', name: '同乡会' },
  { _id: 'town', name: '联谊会' },
]
const wanted = (capacity: number, quotas: Record<string, number> = {}): SeatsWanted => ({
  capacity,
  quotas: Object.entries(quotas).map(([organisationId, most]) => ({ organisationId, most })),
})
const resize = (event: Partial<EventRecord>, to: SeatsWanted, untouched = false) =>
  resizedSeats(anEvent(event), to, places, untouched)

describe('another number of seats', () => {
  it('is taken as long as no more are out', () => {
    expect(resize({ capacity: 10, issued: 6, free: [2] }, wanted(5))).toMatchObject({ capacity: 5, issued: 6, free: [] })
    expect(refusalBy(() => resize({ capacity: 10, issued: 6, free: [2] }, wanted(4)))).toBe('SEATS_HELD')
    expect(resize({ capacity: 5, issued: 5 }, wanted(8))).toMatchObject({ capacity: 8, issued: 5 })
  })

  it('is taken for a quota in the same way', () => {
    const quotas = { club: aQuota({ most: 4, issued: 3 }) }
    expect(resize({ quotas }, wanted(10, { club: 3 })).quotas.club).toMatchObject({ most: 3, issued: 3 })
    expect(refusalBy(() => resize({ quotas }, wanted(10, { club: 2 })))).toBe('SEATS_HELD')
    expect(resize({ quotas }, wanted(10, { club: 6 })).quotas.club).toMatchObject({ most: 6 })
  })

  it('may come with other quotas only while nobody holds or awaits a seat', () => {
    expect(resize({}, wanted(10, { club: 3 }), true).quotas).toEqual({ club: aQuota({ name: '同乡会', most: 3 }) })
    expect(resize({ quotas: { town: aQuota() } }, wanted(10), true).quotas).toEqual({})
    // All that was given is back.
    expect(resize({ issued: 2, free: [1, 2] }, wanted(10, { club: 3 }), true).quotas).toHaveProperty('club')
    for (const event of [{ issued: 1 }, { waiting: 1 }, { quotas: { town: aQuota({ waiting: 1 }) } }]) {
      expect(refusalBy(() => resize(event, wanted(10, { club: 3 }), true))).toBe('QUOTAS_FIXED')
    }
    expect(refusalBy(() => resize({}, wanted(10, { club: 3 }), false))).toBe('QUOTAS_FIXED')
  })

  it('is refused when a quota is larger than the event', () => {
    expect(refusalBy(() => resize({}, wanted(2, { club: 3 }), true))).toBe('QUOTA_INVALID')
  })

  it('is none when it is the same, in whatever order the quotas come', () => {
    const event = anEvent({ quotas: { club: aQuota({ most: 2 }), town: aQuota({ most: 3 }) } })
    expect(hasSeats(event, wanted(10, { town: 3, club: 2 }))).toBe(true)
    expect(hasSeats(event, wanted(10, { town: 3, club: 4 }))).toBe(false)
    expect(hasSeats(event, wanted(11, { town: 3, club: 2 }))).toBe(false)
  })
})

describe('whom to ask when there are to be fewer', () => {
  const person = (memberId: string, seats: number[], quota: string | null = null): Seated => ({
    memberId,
    memberName: memberId,
    seats: [...seats, ...(quota === null ? [] : seats.map((seat) => `${quota}#${seat}`))],
    quota,
    signedUpAt: new Date('2026-11-20T02:00:00Z'),
  })
  const names = (people: Seated[]) => people.map(({ memberId }) => memberId)
  const latest = [person('d', [5]), person('c', [3, 4], 'club'), person('b', [2]), person('a', [1], 'club')]
  const event = anEvent({ capacity: 5, issued: 5, quotas: { club: aQuota({ most: 3, issued: 3 }) } })

  it('are the last to sign up, until there are enough seats', () => {
    expect(names(toAsk(latest, overBy(event, wanted(4, { club: 3 }))))).toEqual(['d'])
    expect(names(toAsk(latest, overBy(event, wanted(3, { club: 3 }))))).toEqual(['d', 'c'])
    expect(names(toAsk(latest, overBy(event, wanted(1, { club: 1 }))))).toEqual(['d', 'c', 'b'])
  })

  it('are people of a quota where only the quota is too small', () => {
    const over = overBy(event, wanted(5, { club: 2 }))
    expect(over).toEqual({ event: 0, byQuota: new Map([['club', 1]]) })
    expect(names(toAsk(latest, over))).toEqual(['c'])
  })

  it('are nobody when what is out fits', () => {
    expect(names(toAsk(latest, overBy(event, wanted(5, { club: 3 }))))).toEqual([])
  })
})
