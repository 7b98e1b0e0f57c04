import type { GivenDetails } from '../../../cloudfunctions/domains/events/making/details-rules'
import { changedDetails, detailsFrom, startingAt } from '../../../cloudfunctions/domains/events/making/details-rules'
import { changeMessage, requireEditable } from '../../../cloudfunctions/domains/events/making/edit-rules'
import { anEvent } from '../../factories'
import { refusalBy } from '../../kernel/actors'

const now = new Date('2026-11-20T06:00:00Z')
const none = { version: 0, items: [] }
const given = (changes: Partial<GivenDetails> = {}): GivenDetails => ({
  title: '茶话会',
  kind: 'fellowship',
  startsAt: '2026-11-28T06:30:00Z',
  endsAt: '2026-11-28T08:30:00Z',
  place: { name: '同心会客厅' },
  capacity: 10,
  waitlist: true,
  quotas: [],
  approval: false,
  companionsAllowed: 5,
  questions: [],
  cancelPolicy: 'untilStart',
  files: [],
  selfCheckIn: true,
  signOut: false,
  ...changes,
})

describe('the details of an event', () => {
  it('close the sign-up at the start unless they say otherwise', () => {
    expect(detailsFrom(given(), none).signUpClosesAt).toEqual(new Date('2026-11-28T06:30:00Z'))
  })

  it('are for everybody when the audience names nobody', () => {
    expect(detailsFrom(given({ audience: { organisationIds: [] } }), none).audience).toBeNull()
    expect(detailsFrom(given({ audience: { organisationIds: ['club', 'club'] } }), none).audience).toEqual({
      organisationIds: ['club'],
      segmentId: null,
    })
  })

  it('need the deadline that their cancel policy speaks of, before the start', () => {
    const untilDeadline = { cancelPolicy: 'untilDeadline' as const }
    expect(refusalBy(() => detailsFrom(given(untilDeadline), none))).toBe('CANCEL_BY_INVALID')
    const late = { ...untilDeadline, cancelBy: '2026-11-28T06:30:01Z' }
    expect(refusalBy(() => detailsFrom(given(late), none))).toBe('CANCEL_BY_INVALID')
    const good = { ...untilDeadline, cancelBy: '2026-11-27T06:30:00Z' }
    expect(detailsFrom(given(good), none).cancelBy).toEqual(new Date('2026-11-27T06:30:00Z'))
    expect(detailsFrom(given({ cancelBy: '2026-11-27T06:30:00Z' }), none).cancelBy).toBeNull()
  })

  it('keep a question’s id and the version while nothing is asked anew', () => {
    const question = { kind: 'text' as const, label: '忌口', required: false }
    const first = detailsFrom(given({ questions: [question] }), none).questions
    expect(first).toEqual({ version: 1, items: [{ questionId: 'q1-1', ...question }] })
    // The same once more, without its id: a repeated request.
    expect(detailsFrom(given({ questions: [question] }), first).questions).toBe(first)
    const more = [
      { questionId: 'q1-1', ...question },
      { kind: 'number' as const, label: '几点到', required: true },
    ]
    expect(detailsFrom(given({ questions: more }), first).questions).toMatchObject({
      version: 2,
      items: [{ questionId: 'q1-1' }, { questionId: 'q2-2' }],
    })
    expect(detailsFrom(given({ questions: [] }), first).questions).toEqual({ version: 2, items: [] })
  })

  it('of a series lie as far from each start as from the first', () => {
    const whole = given({
      signUpOpensAt: '2026-11-21T00:00:00Z',
      signUpClosesAt: '2026-11-27T00:00:00Z',
      cancelBy: '2026-11-27T06:30:00Z',
    })
    expect(startingAt(whole, '2026-12-05T06:30:00Z')).toMatchObject({
      startsAt: '2026-12-05T06:30:00.000Z',
      endsAt: '2026-12-05T08:30:00.000Z',
      signUpOpensAt: '2026-11-28T00:00:00.000Z',
      signUpClosesAt: '2026-12-04T00:00:00.000Z',
      cancelBy: '2026-12-04T06:30:00.000Z',
    })
  })

  it('differ where they differ', () => {
    const event = anEvent()
    expect(changedDetails(event, { ...event })).toEqual([])
    const moved = { ...event, startsAt: new Date('2026-11-28T07:00:00Z'), place: { name: '礼堂' } }
    expect(changedDetails(event, moved)).toEqual(['startsAt', 'place'])
  })
})

describe('an edit', () => {
  const over = anEvent({ startsAt: new Date('2026-11-19T06:00:00Z') })

  it('is free for a draft, and over when the event is called off', () => {
    expect(() => requireEditable(anEvent({ status: 'draft' }), anEvent(), ['seats'], now)).not.toThrow()
    expect(refusalBy(() => requireEditable(anEvent({ status: 'cancelled' }), anEvent(), ['title'], now))).toBe('EVENT_CANCELLED')
  })

  it('of an event that is over touches nothing that anybody decided on', () => {
    expect(() => requireEditable(over, over, ['title', 'files', 'cover', 'description', 'onlineUrl'], now)).not.toThrow()
    for (const field of ['startsAt', 'place', 'kind', 'seats', 'questions'] as const) {
      expect(refusalBy(() => requireEditable(over, over, [field], now))).toBe('EVENT_OVER')
    }
  })

  it('does not move an event into the past', () => {
    expect(refusalBy(() => requireEditable(anEvent(), over, ['startsAt', 'endsAt'], now))).toBe('EVENT_TIMES_INVALID')
  })
})

describe('what those who signed up are told of a change', () => {
  const event = anEvent()

  it('is the new time and place beside the former', () => {
    const startsAt = new Date('2026-11-28T07:00:00Z')
    const message = changeMessage(event, { ...event, startsAt, place: { name: '礼堂', address: '人民路 1 号' } }, now)
    expect(message).toEqual({
      title: '时间、地点有变：茶话会',
      body:
        '您报名的活动有变动。时间改为：11月28日 15:00–16:30（原来是11月28日 14:30–16:30）。' +
        '地点改为：礼堂，人民路 1 号（原来是同心会客厅）。如不能参加，请尽早取消，让给下一位。',
      hint: '时间、地点有变，请点开查看',
    })
    expect([...(message?.hint ?? '')].length).toBeLessThanOrEqual(20)
  })

  it('never holds the way into an online event', () => {
    const message = changeMessage(event, { ...event, onlineUrl: 'https://meeting.example/secret' }, now)
    expect(JSON.stringify(message)).not.toContain('meeting.example')
    expect(message?.title).toBe('线上入口有变：茶话会')
  })

  it('is nothing when neither changed, of a draft, or when it is over', () => {
    const moved = { ...event, place: { name: '礼堂' } }
    expect(changeMessage(event, { ...event, title: '新春茶话会' }, now)).toBeNull()
    const found = { ...event, place: { ...event.place, latitude: 30.27, longitude: 120.15 } }
    expect(changeMessage(event, found, now)).toBeNull()
    expect(changeMessage({ ...event, status: 'draft' }, moved, now)).toBeNull()
    expect(changeMessage(event, moved, event.endsAt)).toBeNull()
  })
})
