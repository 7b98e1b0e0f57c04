import type { EventRecord, SignUpRecord } from '../../../cloudfunctions/domains/events'
import {
  allotSeats,
  checkInRefusal,
  isActive,
  lastIssued,
  orderOf,
  requireCancellable,
  requireOpen,
  requirePublishable,
  requireSensibleTimes,
  rosterOrder,
  seatNumbers,
  seatsLeft,
  unheldSeats,
} from '../../../cloudfunctions/domains/events/rules'
import { signUpStatusLabels } from '../../../miniprogram/shared/labels'
import { anEvent, aSignUp } from '../../factories'
import { refusalBy } from '../../kernel/actors'

const now = new Date('2026-11-20T06:00:00Z')
const at = (text: string) => new Date(text)

describe('a seat', () => {
  it('has a new number while there are any', () => {
    expect(allotSeats(anEvent({ capacity: 3, issued: 1 }), 2)).toEqual({ from: 'fresh' })
  })

  it('is one that was given back, the lowest first', () => {
    expect(allotSeats(anEvent({ capacity: 3, issued: 3, free: [3, 1] }), 1)).toEqual({ from: 'free', seats: [1], fresh: 0 })
  })

  it('may be one given back for one of a party and a new one for another', () => {
    const event = anEvent({ capacity: 3, issued: 2, free: [1], waitlist: false })
    expect(seatsLeft(event)).toBe(2)
    expect(allotSeats(event, 2)).toEqual({ from: 'free', seats: [1], fresh: 1 })
  })

  it('goes to nobody new while somebody waits', () => {
    expect(allotSeats(anEvent({ capacity: 3, issued: 3, free: [1], waiting: 1 }), 1)).toEqual({ from: 'waitlist' })
  })

  it('is not there when the event is full: a place in the waitlist, or a refusal', () => {
    const full = { capacity: 2, issued: 2 }
    expect(allotSeats(anEvent(full), 1)).toEqual({ from: 'waitlist' })
    expect(refusalBy(() => allotSeats(anEvent({ ...full, waitlist: false }), 1))).toBe('EVENT_FULL')
  })

  it('beyond a capacity that was made smaller is not given again', () => {
    const event = anEvent({ capacity: 2, issued: 4, free: [2, 4] })
    expect(seatsLeft(event)).toBe(1)
    expect(allotSeats(event, 1)).toEqual({ from: 'free', seats: [2], fresh: 0 })
    expect(allotSeats(event, 2)).toEqual({ from: 'waitlist' })
  })

  it('is found again when no row holds it', () => {
    expect(unheldSeats(4, [2, 4])).toEqual([1, 3])
    expect(unheldSeats(0, [])).toEqual([])
    expect(lastIssued({ issued: 5 }, 2)).toEqual([4, 5])
  })

  it('is a number; the member id in its place is none', () => {
    expect(seatNumbers([1, 'm_li', 3])).toEqual([1, 3])
  })
})

describe('signing up', () => {
  const refused = (changes: Partial<EventRecord>, party = 1) => refusalBy(() => requireOpen(anEvent(changes), party, now))

  it('is possible from the opening until just before the closing', () => {
    expect(() => requireOpen(anEvent({ signUpOpensAt: now, signUpClosesAt: at('2026-11-20T06:00:01Z') }), 1, now)).not.toThrow()
  })

  it('is refused at any other time', () => {
    expect(refused({ signUpOpensAt: at('2026-11-20T06:00:01Z') })).toBe('SIGN_UP_NOT_OPEN')
    expect(refused({ signUpClosesAt: now })).toBe('SIGN_UP_CLOSED')
  })

  it('does not betray a draft or an event that was cancelled', () => {
    expect(refused({ status: 'draft' })).toBe('EVENT_NOT_FOUND')
    expect(refused({ status: 'cancelled' })).toBe('EVENT_NOT_FOUND')
  })

  it('is refused for a party that could never fit', () => {
    expect(refused({ capacity: 2 }, 3)).toBe('PARTY_TOO_LARGE')
    expect(() => requireOpen(anEvent({ capacity: 2 }), 2, now)).not.toThrow()
  })

  it('is over or not in every state there is', () => {
    const states = Object.keys(signUpStatusLabels) as SignUpRecord['status'][]
    expect(states.filter(isActive)).toEqual(['pending', 'confirmed', 'waitlisted', 'offered'])
  })
})

describe('cancelling', () => {
  const started = at('2026-11-28T06:30:00Z')

  it('is possible until the event begins', () => {
    expect(() => requireCancellable(anEvent(), aSignUp(), new Date(started.getTime() - 1))).not.toThrow()
    expect(refusalBy(() => requireCancellable(anEvent(), aSignUp(), started))).toBe('EVENT_STARTED')
  })

  it('again changes nothing, also after the event began', () => {
    expect(() => requireCancellable(anEvent(), aSignUp({ status: 'cancelled' }), started)).not.toThrow()
  })

  it('needs an event and a sign-up', () => {
    expect(refusalBy(() => requireCancellable(null, aSignUp(), now))).toBe('EVENT_NOT_FOUND')
    expect(refusalBy(() => requireCancellable(anEvent(), null, now))).toBe('SIGN_UP_NOT_FOUND')
  })
})

describe('times', () => {
  const good = {
    startsAt: at('2026-11-28T06:00:00Z'),
    endsAt: at('2026-11-28T08:00:00Z'),
    signUpOpensAt: at('2026-11-21T00:00:00Z'),
    signUpClosesAt: at('2026-11-27T00:00:00Z'),
  }

  it.each([
    ['as they should be', {}],
    ['without an opening', { signUpOpensAt: null }],
    ['with sign-up until the very end', { signUpClosesAt: good.endsAt }],
  ])('are accepted %s', (_how, changes) => {
    expect(() => requireSensibleTimes({ ...good, ...changes })).not.toThrow()
  })

  it.each([
    ['the end is the start', { endsAt: good.startsAt }],
    ['the end is before the start', { endsAt: at('2026-11-28T05:00:00Z') }],
    ['sign-up closes after the end', { signUpClosesAt: at('2026-11-28T08:00:01Z') }],
    ['sign-up opens when it closes', { signUpOpensAt: good.signUpClosesAt }],
    ['sign-up opens after it closes', { signUpOpensAt: at('2026-11-27T12:00:00Z') }],
  ])('are refused when %s', (_why, changes) => {
    expect(refusalBy(() => requireSensibleTimes({ ...good, ...changes }))).toBe('EVENT_TIMES_INVALID')
  })
})

describe('publishing', () => {
  it('is for drafts that are not over', () => {
    expect(() => requirePublishable(anEvent({ status: 'draft' }), now)).not.toThrow()
    expect(refusalBy(() => requirePublishable(anEvent({ status: 'draft' }), anEvent().endsAt))).toBe('EVENT_TIMES_INVALID')
    expect(refusalBy(() => requirePublishable(anEvent({ status: 'published' }), now))).toBe('EVENT_NOT_DRAFT')
    expect(refusalBy(() => requirePublishable(anEvent({ status: 'cancelled' }), now))).toBe('EVENT_NOT_DRAFT')
  })
})

describe('the roster', () => {
  it('begins with those who sit, by their lowest seat, then those who wait, by their place, then the rest', () => {
    const rows = [
      aSignUp({ memberId: 'rest', status: 'cancelled', seats: ['rest'] }),
      aSignUp({ memberId: 'waits second', status: 'waitlisted', seats: ['b'], queue: 2 }),
      aSignUp({ memberId: 'sits on 2 and 3', seats: [3, 2] }),
      aSignUp({ memberId: 'waits first', status: 'waitlisted', seats: ['a'], queue: 1 }),
      aSignUp({ memberId: 'waited and left', status: 'cancelled', seats: ['c'], queue: 1 }),
      aSignUp({ memberId: 'sits on 1', seats: [1] }),
    ]
    const ordered = [...rows].sort((a, b) => orderOf(a) - orderOf(b)).map(({ memberId }) => memberId)
    expect(ordered).toEqual(['sits on 1', 'sits on 2 and 3', 'waits first', 'waits second', 'rest', 'waited and left'])
  })

  it('keeps the last seat of the largest event before the first who waits', () => {
    expect(orderOf({ status: 'confirmed', seats: [100_000], queue: null })).toBeLessThan(rosterOrder.waiting)
  })
})

describe('a refused check-in', () => {
  it('says why', () => {
    expect(checkInRefusal(null).code).toBe('SIGN_UP_NOT_FOUND')
    expect(checkInRefusal(aSignUp({ status: 'waitlisted' })).code).toBe('NOT_CONFIRMED')
    expect(checkInRefusal(aSignUp({ checkedInAt: now })).code).toBe('ALREADY_CHECKED_IN')
  })
})
