import { nextStep } from '../../miniprogram/pages/events/detail/next-step'
import { lossText, ticketOf } from '../../miniprogram/pages/events/detail/ticket-of'
import type { EventItem } from '../../miniprogram/pages/events/seats'
import { anEventView, aSignUpView } from './event-view'

const now = Date.parse('2026-11-20T06:00:00Z')
const question = { questionId: 'q', kind: 'text' as const, label: '忌口', required: false }

const event = (changes: Partial<EventItem> = {}) => anEventView({ seatsLeft: 3, ...changes })
const mine = aSignUpView()

describe('the one thing that can be done about an event', () => {
  it.each([
    ['报名', 'signUp', {}],
    ['候补报名', 'signUp', { seatsLeft: 0 }],
    ['申请参加', 'signUp', { approval: true }],
    ['报名', 'answer', { questions: { version: 1, items: [question] } }],
    ['去登记', 'register', { whyNot: 'notRegistered' as const }],
    ['修改登记', 'register', { whyNot: 'registrationRejected' as const }],
    ['报名', 'none', { whyNot: 'notInvited' as const }],
    ['发布', 'publish', { status: 'draft' as const }],
    ['加入手机日历', 'remember', { mine: { ...mine, status: 'confirmed' as const } }],
    ['确认参加', 'confirm', { mine: { ...mine, status: 'offered' as const } }],
  ])('is %s (%s)', (label, does, changes) => {
    expect(nextStep(event(changes), now)).toMatchObject({ label, does })
  })

  it('believes the server, not the clock of the phone', () => {
    const nextYear = Date.parse('2027-11-20T06:00:00Z')
    expect(nextStep(event(), nextYear)).toMatchObject({ does: 'signUp' })
    expect(nextStep(event({ whyNot: 'closed' }), 0)).toMatchObject({ does: 'none' })
  })

  it('says when what stands in the way turns', () => {
    const notOpen = event({ whyNot: 'notOpen', signUpOpensAt: '2026-11-25T01:00:00.000Z' })
    expect(nextStep(notOpen, now).reason).toMatch(/^报名还没有开始 · .*9:00 开始$/)
    expect(nextStep(event({ whyNot: 'closed' }), now).reason).toMatch(/^报名已截止 · /)
  })

  it('gives a place up only where the event lets one', () => {
    const confirmed = { mine: { ...mine, status: 'confirmed' as const } }
    expect(nextStep(event(confirmed), now).secondary).toBe('取消报名')
    expect(nextStep(event({ ...confirmed, cancelPolicy: 'never' }), now)).toMatchObject({ does: 'remember', secondary: '' })
    const until = (cancelBy: string) => event({ ...confirmed, cancelPolicy: 'untilDeadline', cancelBy })
    expect(nextStep(until('2026-11-20T07:00:00.000Z'), now).secondary).toBe('取消报名')
    expect(nextStep(until('2026-11-20T05:00:00.000Z'), now).secondary).toBe('')
    const waiting = { mine: { ...mine, status: 'waitlisted' as const } }
    expect(nextStep(event({ ...waiting, cancelPolicy: 'never' }), now).secondary).toBe('取消候补')
  })

  it('is nothing any more when the event was called off', () => {
    const off = event({ status: 'cancelled', whyNot: 'cancelled', mine: { ...mine, status: 'confirmed' } })
    expect(nextStep(off, now)).toMatchObject({ does: 'none', reason: '活动已取消' })
  })

  it('is rating it for whoever came, once it is over and until they did', () => {
    const over = Date.parse('2026-11-28T09:00:00Z')
    const came = { ...mine, status: 'confirmed' as const, checkedInAt: '2026-11-28T06:20:00.000Z' }
    expect(nextStep(event({ mine: came }), over)).toMatchObject({ does: 'rate', label: '评价活动' })
    expect(nextStep(event({ mine: { ...came, rating: { stars: 4 } } }), over)).toMatchObject({
      does: 'none',
      reason: '谢谢您的参与',
    })
    expect(nextStep(event({ mine: { ...mine, status: 'confirmed' } }), over)).toMatchObject({ does: 'none', label: '已结束' })
  })
})

describe('the ticket', () => {
  const confirmed = { ...mine, status: 'confirmed' as const }
  const over = Date.parse('2026-11-28T09:00:00Z')
  const ticket = (changes: Partial<EventItem>, at = now) => ticketOf(event(changes), 'ABC', at)

  it('has the code for the door while it is needed', () => {
    expect(ticket({ mine: confirmed })).toMatchObject({ result: '报名成功', code: 'ABC' })
    expect(ticket({ mine: { ...confirmed, status: 'pending' } })).toMatchObject({ result: '已收到报名', code: '' })
  })

  it('says afterwards whether they came, and nothing to whoever only waited', () => {
    expect(ticket({ mine: { ...confirmed, checkedInAt: '2026-11-28T06:20:00.000Z' } }, over)).toMatchObject({
      result: '已参加',
      code: '',
    })
    expect(ticket({ mine: confirmed }, over)).toMatchObject({ result: '活动已结束', code: '' })
    expect(ticket({ mine: { ...confirmed, status: 'waitlisted' } }, over)).toBeUndefined()
  })

  it('is none for an event that was called off', () => {
    expect(ticket({ status: 'cancelled', mine: confirmed })).toBeUndefined()
  })
})

it.each([
  ['pending', '主办方将不再审核，之后再报名需要重新提交。'],
  ['waitlisted', '您的候补位置将让给下一位。'],
  ['confirmed', '名额将让给下一位，之后再报名需要重新排队。'],
] as const)('whoever cancels is told what they give up: %s', (status, said) => {
  expect(lossText(aSignUpView({ status }))).toBe(said)
})
