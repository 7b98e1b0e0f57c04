import * as fc from 'fast-check'
import type { Question } from '../../../cloudfunctions/contracts/questions'
import { lastAnswers } from '../../../cloudfunctions/domains/events/finding/last-answers-rules'
import { boundsAround, metresBetween } from '../../../cloudfunctions/domains/events/finding/near'
import { soughtPieces, soughtWords } from '../../../cloudfunctions/domains/events/finding/sought-pieces'
import { maySignUpFor, requireOpenFor } from '../../../cloudfunctions/domains/events/seats/sign-up-for-rules'
import { whyNot } from '../../../cloudfunctions/domains/events/why-not-rules'
import { anEvent } from '../../factories'
import { anActor, refusalBy } from '../../kernel/actors'

const now = new Date('2026-11-20T06:00:00Z')
const at = (text: string) => new Date(text)

describe('why somebody cannot sign up', () => {
  const free = { status: 'approved' as const, isMeant: true, seatsLeft: 1 }
  const reason = (changes = {}, person = {}) => whyNot(anEvent(changes), { ...free, ...person }, now)

  it('is nothing when they can, by a waitlist or by asking too', () => {
    expect(reason()).toBeNull()
    expect(reason({}, { seatsLeft: 0 })).toBeNull()
    expect(reason({ waitlist: false, approval: true }, { seatsLeft: 0 })).toBeNull()
  })

  it.each([
    ['draft', { status: 'draft' }, {}],
    ['cancelled', { status: 'cancelled' }, {}],
    ['over', { startsAt: at('2026-11-20T04:00:00Z'), signUpClosesAt: at('2026-11-20T05:00:00Z') }, {}],
    ['closed', { signUpClosesAt: now }, {}],
    ['notOpen', { signUpOpensAt: at('2026-11-20T06:00:01Z') }, {}],
    ['full', { waitlist: false }, { seatsLeft: 0 }],
    ['notInvited', {}, { isMeant: false }],
    ['notRegistered', {}, { status: 'guest', isMeant: false }],
    ['registrationPending', {}, { status: 'pending' }],
    ['registrationRejected', {}, { status: 'rejected' }],
    ['suspended', {}, { status: 'suspended' }],
  ])('is %s', (expected, changes, person) => {
    expect(reason(changes, person)).toBe(expected)
  })

  it('is what they can do least about when there are several', () => {
    const closed = { signUpClosesAt: at('2026-11-19T00:00:00Z'), waitlist: false }
    expect(reason(closed, { status: 'guest', isMeant: false, seatsLeft: 0 })).toBe('closed')
    expect(reason({ signUpOpensAt: at('2026-11-21T00:00:00Z') }, { isMeant: false })).toBe('notInvited')
  })
})

describe('signing up others', () => {
  const event = anEvent()
  const inAssociation = { organisationPaths: ['district', 'association'] }
  const elsewhere = { organisationPaths: ['elsewhere'] }
  const grant = (role: 'liaison' | 'organiser' | 'administrator' | 'editor', organisationId = 'district') =>
    anActor('m_staff', { role, organisationId })

  it('is for whoever looks after them, and for organisers where they run the event and reach the person', () => {
    expect(maySignUpFor(grant('liaison'), inAssociation, anEvent({ organisationPath: ['elsewhere'] }))).toBe(true)
    expect(maySignUpFor(grant('administrator'), inAssociation, event)).toBe(true)
    expect(maySignUpFor(grant('organiser'), inAssociation, event)).toBe(true)
    expect(maySignUpFor(grant('organiser'), inAssociation, anEvent({ organisationPath: ['elsewhere'] }))).toBe(false)
    expect(maySignUpFor(grant('organiser'), elsewhere, event)).toBe(false)
    expect(maySignUpFor(grant('liaison'), elsewhere, event)).toBe(false)
    expect(maySignUpFor(grant('editor'), inAssociation, event)).toBe(false)
  })

  it('is possible to those who run the event until it is over, never beyond its size', () => {
    const closed = anEvent({ signUpClosesAt: at('2026-11-19T00:00:00Z'), capacity: 2 })
    expect(refusalBy(() => requireOpenFor(closed, 1, now, false))).toBe('SIGN_UP_CLOSED')
    expect(() => requireOpenFor(closed, 1, now, true)).not.toThrow()
    expect(refusalBy(() => requireOpenFor(closed, 3, now, true))).toBe('PARTY_TOO_LARGE')
    expect(refusalBy(() => requireOpenFor(closed, 1, closed.endsAt, true))).toBe('SIGN_UP_CLOSED')
  })
})

describe('answers from last time', () => {
  const asked = (questionId: string, changes: Partial<Question> = {}): Question => ({
    questionId,
    kind: 'text',
    label: '忌口',
    required: false,
    ...changes,
  })
  const former = (answers: Record<string, string>, ...questions: Question[]) => ({ questions, answers })

  it('are the newest to a question in the same words', () => {
    const formers = [former({}, asked('q_1')), former({ q_2: '花生' }, asked('q_2')), former({ q_3: '海鲜' }, asked('q_3'))]
    expect(lastAnswers([asked('q_now')], formers)).toEqual({ q_now: '花生' })
  })

  it('are left out when the words, the kind or the options are others', () => {
    const choice = { kind: 'oneChoice' as const, options: ['荤', '素'] }
    expect(lastAnswers([asked('q', { label: '过敏' })], [former({ q: '花生' }, asked('q'))])).toEqual({})
    expect(lastAnswers([asked('q', choice)], [former({ q: '素' }, asked('q'))])).toEqual({})
    expect(lastAnswers([asked('q', choice)], [former({ q: '清真' }, asked('q', { ...choice, options: ['清真'] }))])).toEqual({})
    expect(lastAnswers([asked('q', choice)], [former({ q: '素' }, asked('q', choice))])).toEqual({ q: '素' })
  })
})

describe('what is near', () => {
  const spots = fc.record({
    latitude: fc.double({ min: -80, max: 80, noNaN: true }),
    longitude: fc.double({ min: -170, max: 170, noNaN: true }),
  })

  it('knows how far two places are apart', () => {
    const [lake, station] = [
      { latitude: 30.25, longitude: 120.16 },
      { latitude: 30.26, longitude: 120.17 },
    ]
    expect(metresBetween(lake, lake)).toBe(0)
    expect(Math.round(metresBetween(lake, station) / 10)).toBe(147)
    expect(metresBetween(lake, station)).toBeCloseTo(metresBetween(station, lake), 6)
  })

  it('lies within the bounds, whatever the place', () => {
    const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true })
    fc.assert(
      fc.property(spots, fc.integer({ min: 100, max: 100_000 }), turn, (middle, metres, angle) => {
        // A step that is less than `metres` away, at any angle.
        const up = (metres * 0.99 * Math.cos(angle)) / 111_320
        const across = (metres * 0.99 * Math.sin(angle)) / (111_320 * Math.cos((middle.latitude * Math.PI) / 180))
        const spot = { latitude: middle.latitude + up, longitude: middle.longitude + across }
        fc.pre(metresBetween(middle, spot) <= metres)
        const { from, to } = boundsAround(middle, metres)
        expect(spot.latitude).toBeGreaterThanOrEqual(from.latitude)
        expect(spot.latitude).toBeLessThanOrEqual(to.latitude)
        expect(spot.longitude).toBeGreaterThanOrEqual(from.longitude)
        expect(spot.longitude).toBeLessThanOrEqual(to.longitude)
      }),
    )
  })
})

describe('what is looked for', () => {
  it('is found by any part of the title or the place', () => {
    const characters = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => !/\s/.test(text))
    fc.assert(
      fc.property(characters, characters, fc.nat(11), fc.integer({ min: 1, max: 12 }), (title, name, from, length) => {
        const part = Array.from(title)
          .slice(from, from + length)
          .join('')
        fc.pre(part !== '')
        const pieces = soughtPieces({ title, place: { name } })
        for (const { piece, pattern } of soughtWords(part)) {
          expect(pieces).toContain(piece)
          expect(pattern === null || pattern.test(title)).toBe(true)
        }
      }),
      // A capital whose small letter depends on what follows it, and one that becomes two characters.
      {
        examples: [
          ['ΟΔΟΣ', '馆', 2, 2],
          ['ΟΣΑ', '馆', 0, 2],
          ['İstanbul', '馆', 0, 4],
        ],
      },
    )
  })

  it('does not care about capitals, and takes signs for what they are', () => {
    expect(soughtPieces({ title: 'AI', place: { name: '馆' } })).toEqual(['a', 'ai', 'i', '馆'])
    expect(soughtWords(' Ai  (上) ')).toEqual([
      { piece: 'ai', pattern: null },
      { piece: '(上', pattern: /\(上\)/i },
    ])
  })
})
