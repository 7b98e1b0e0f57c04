import type { EventRecord, SignUpRecord } from '../../../cloudfunctions/domains/events'
import {
  answersTo,
  changeable,
  isActive,
  requireCallable,
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

  it('keeps to the event’s terms, for a seat and nothing less', () => {
    const refused = (changes: Partial<EventRecord>, mine = aSignUp(), at = now) =>
      refusalBy(() => requireCancellable(anEvent(changes), mine, at))
    expect(refused({ cancelPolicy: 'never' })).toBe('CANCEL_CLOSED')
    expect(refused({ cancelPolicy: 'untilDeadline', cancelBy: now })).toBe('CANCEL_CLOSED')
    for (const status of ['waitlisted', 'pending', 'offered'] as const) {
      expect(() => requireCancellable(anEvent({ cancelPolicy: 'never' }), aSignUp({ status }), now)).not.toThrow()
    }
    const inTime = anEvent({ cancelPolicy: 'untilDeadline', cancelBy: new Date(now.getTime() + 1) })
    expect(() => requireCancellable(inTime, aSignUp(), now)).not.toThrow()
    expect(() => requireCancellable(anEvent({ cancelPolicy: 'never', status: 'cancelled' }), aSignUp(), now)).not.toThrow()
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

describe('changing a sign-up', () => {
  const event = (changes: Partial<EventRecord> = {}, mine = [aSignUp()]) => ({ ...anEvent(changes), mine })

  it('is possible until the event begins, for whoever holds or awaits something', () => {
    expect(changeable(event(), now).mine).toEqual(aSignUp())
    expect(refusalBy(() => changeable(null, now))).toBe('EVENT_NOT_FOUND')
    expect(refusalBy(() => changeable(event({ status: 'cancelled' }), now))).toBe('EVENT_NOT_FOUND')
    expect(refusalBy(() => changeable(event({}, []), now))).toBe('SIGN_UP_NOT_FOUND')
    expect(refusalBy(() => changeable(event({}, [aSignUp({ status: 'cancelled' })]), now))).toBe('SIGN_UP_NOT_FOUND')
    expect(refusalBy(() => changeable(event(), anEvent().startsAt))).toBe('EVENT_STARTED')
  })
})

describe('answers', () => {
  const questions = { version: 2, items: [{ questionId: 'q1', kind: 'text' as const, label: '忌口', required: true }] }

  it('are those to the questions that are asked, and to no older ones', () => {
    expect(answersTo({ questions }, { q1: ' 不吃辣 ', other: 1 })).toEqual({ answers: { q1: '不吃辣' }, answersVersion: 2 })
    expect(refusalBy(() => answersTo({ questions }, {}))).toBe('ANSWERS_INVALID')
    expect(refusalBy(() => answersTo({ questions }, { q1: '不吃辣' }, 1))).toBe('QUESTIONS_CHANGED')
  })
})

describe('calling off', () => {
  it('is for what others know of and is still to come', () => {
    expect(() => requireCallable(anEvent(), now)).not.toThrow()
    expect(refusalBy(() => requireCallable(anEvent({ status: 'draft' }), now))).toBe('EVENT_NOT_PUBLISHED')
    expect(refusalBy(() => requireCallable(anEvent({ status: 'cancelled' }), now))).toBe('EVENT_CANCELLED')
    expect(refusalBy(() => requireCallable(anEvent(), anEvent().endsAt))).toBe('EVENT_OVER')
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
