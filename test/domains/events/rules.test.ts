import type { EventRecord, SignUpRecord } from '../../../cloudfunctions/domains/events'
import {
  checkInRefusal,
  isActive,
  requireCancellable,
  requireOpen,
  requirePublishable,
  requireSensibleTimes,
} from '../../../cloudfunctions/domains/events/rules'
import { signUpStatusLabels } from '../../../miniprogram/shared/labels'
import { anEvent, aSignUp } from '../../factories'
import { refusalBy } from '../../kernel/actors'

const now = new Date('2026-11-20T06:00:00Z')
const at = (text: string) => new Date(text)

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

describe('a refused check-in', () => {
  it('says why', () => {
    expect(checkInRefusal(null).code).toBe('SIGN_UP_NOT_FOUND')
    expect(checkInRefusal(aSignUp({ status: 'waitlisted' })).code).toBe('NOT_CONFIRMED')
    expect(checkInRefusal(aSignUp({ checkedInAt: now })).code).toBe('ALREADY_CHECKED_IN')
  })
})
