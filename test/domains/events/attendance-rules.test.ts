import fc from 'fast-check'
import {
  codeSeconds,
  doorText,
  isGood,
  readDoorText,
  readTicketText,
  secondsUntil,
  stepAt,
  ticketText,
} from '../../../cloudfunctions/domains/events/attendance/code-rules'
import { doneAt, holdsSeat, requireAtDoor, standstill } from '../../../cloudfunctions/domains/events/attendance/act-rules'
import { allotAtDoor } from '../../../cloudfunctions/domains/events/seats/seat-rules'
import { anEvent, aQuota, aSignUp } from '../../factories'
import { refusalBy } from '../../kernel/actors'

const now = new Date('2026-11-28T06:30:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const anId = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/)

describe('the organiser’s code', () => {
  it('changes every fifteen seconds and is good for thirty', () => {
    const step = stepAt(now)
    expect(stepAt(later(14.9))).toBe(step)
    expect(stepAt(later(15))).toBe(step + 1)
    expect([0, 14, 15, 29.999].map((seconds) => isGood(step, later(seconds)))).toEqual([true, true, true, true])
    expect(isGood(step, later(30))).toBe(false)
    expect(isGood(step + 1, now)).toBe(false)
  })

  it('is good for half a minute from whenever it is shown first, and at every instant there is one that has a while left', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
        const step = stepAt(at)
        expect(isGood(step, at)).toBe(true)
        expect(secondsUntil(step, at)).toBeGreaterThan(-codeSeconds.every)
        expect(isGood(step, new Date(at.getTime() + 14_999))).toBe(true)
        expect(isGood(step - 2, at)).toBe(false)
      }),
    )
  })

  it('reads back as it was written', () => {
    fc.assert(
      fc.property(anId, fc.constantFrom('in' as const, 'out' as const), fc.nat(), (eventId, direction, step) => {
        expect(readDoorText(doorText({ eventId, direction, step }))).toEqual({ eventId, direction, step })
      }),
    )
  })

  it.each(['', '.', 'txq1c', 'txq1c.e_tea.in', 'txq1c.e_tea.up.1', 'txq1c..in.1', 'txq1c.e_tea.in.-1', 'txq1c.e_tea.in.1.2'])(
    'is not %j',
    (text) => expect(readDoorText(text)).toBeNull(),
  )
})

describe('a ticket', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(anId, anId, (eventId, memberId) => {
        expect(readTicketText(ticketText({ eventId, memberId }))).toEqual({ eventId, memberId })
      }),
    )
  })

  it('is never the organiser’s code', () => {
    expect(readTicketText(doorText({ eventId: 'e_tea', direction: 'in', step: 5 }))).toBeNull()
    expect(readDoorText(ticketText({ eventId: 'e_tea', memberId: 'in' }))).toBeNull()
    expect(readTicketText('txq1t.e_tea.')).toBeNull()
    expect(readTicketText('')).toBeNull()
  })
})

describe('an act that changed nothing', () => {
  const there = { checkedInAt: now }
  const done = (key: string) => ({ at: now, byId: 'm', byName: '某', undone: false, key })

  it('was there before, by its key, whatever happened since', () => {
    const undone = aSignUp({ checkIns: [done('first'), { ...done('second'), undone: true }] })
    expect(standstill(undone, 'in', 'first')).toBe('repeated')
    expect(standstill(undone, 'in', 'third')).toBeNull()
  })

  it('was so already', () => {
    expect(standstill(aSignUp(there), 'in', 'key')).toBe('already')
    expect(standstill(aSignUp(), 'undo', 'key')).toBe('already')
    expect(standstill(aSignUp({ ...there, signedOutAt: now }), 'out', undefined)).toBe('already')
    expect(standstill(aSignUp(there), 'undoOut', undefined)).toBe('already')
  })

  it('cannot be done', () => {
    expect(refusalBy(() => standstill(null, 'in', 'key'))).toBe('SIGN_UP_NOT_FOUND')
    expect(refusalBy(() => standstill(aSignUp({ status: 'waitlisted' }), 'in', 'key'))).toBe('NOT_CONFIRMED')
    expect(refusalBy(() => standstill(aSignUp(), 'out', 'key'))).toBe('NOT_CHECKED_IN')
  })

  it('can be done now, so somebody was quicker', () => {
    expect(standstill(aSignUp(), 'in', 'key')).toBeNull()
    expect(standstill(aSignUp(there), 'undo', 'key')).toBeNull()
    expect(standstill(aSignUp(there), 'out', 'key')).toBeNull()
    expect(standstill(aSignUp({ ...there, signedOutAt: now }), 'undoOut', 'key')).toBeNull()
  })
})

it('what a phone kept is dated back from the server’s clock', () => {
  expect(doneAt(now, 0)).toEqual(now)
  expect(doneAt(now, 90)).toEqual(later(-90))
})

describe('at the door', () => {
  it('stands whoever comes from the day before on', () => {
    const event = anEvent({ startsAt: now })
    expect(refusalBy(() => requireAtDoor(event, later(-24 * 3600 - 1)))).toBe('WALK_IN_EARLY')
    expect(() => requireAtDoor(event, later(-24 * 3600))).not.toThrow()
    expect(() => requireAtDoor(event, later(24 * 3600))).not.toThrow()
    expect(refusalBy(() => requireAtDoor({ ...event, status: 'cancelled' }, now))).toBe('EVENT_NOT_FOUND')
  })

  it('those with a seat, also an offered one, have one', () => {
    expect(holdsSeat(null)).toBe(false)
    expect(
      (['confirmed', 'offered', 'waitlisted', 'cancelled'] as const).map((status) => holdsSeat(aSignUp({ status }))),
    ).toEqual([true, true, false, false])
  })

  it('comes after those who wait until the start, and before those who are not there afterwards', () => {
    const event = anEvent({ startsAt: now, capacity: 3, issued: 2, waiting: 1 })
    expect(refusalBy(() => allotAtDoor(event, null, 1, later(-1)))).toBe('EVENT_FULL')
    expect(allotAtDoor(event, null, 1, now)).toEqual({ seats: { free: [], fresh: 1 }, ofQuota: null })
    expect(allotAtDoor({ ...event, waiting: 0 }, null, 1, later(-1))).toEqual({ seats: { free: [], fresh: 1 }, ofQuota: null })
  })

  it('never sits beyond the size of the event or of a quota, and is never put on the waitlist', () => {
    const full = anEvent({ startsAt: now, capacity: 3, issued: 3 })
    expect(refusalBy(() => allotAtDoor(full, null, 1, later(-1)))).toBe('EVENT_FULL')
    expect(refusalBy(() => allotAtDoor(full, null, 1, now))).toBe('EVENT_FULL')
    const shared = anEvent({ startsAt: now, quotas: { association: aQuota({ most: 1, issued: 1 }) } })
    expect(refusalBy(() => allotAtDoor(shared, 'association', 1, now))).toBe('EVENT_FULL')
    expect(refusalBy(() => allotAtDoor(anEvent({ startsAt: now, capacity: 3, issued: 2 }), null, 2, now))).toBe('EVENT_FULL')
  })
})
