import type { AnnouncementRecord } from '../../../cloudfunctions/domains/events'
import {
  isDue,
  isTooLate,
  pushUntil,
  reminderOf,
  spanOf,
  stillHolds,
} from '../../../cloudfunctions/domains/events/telling/reminder-rules'
import { anEvent } from '../../factories'

/** An hour in Shanghai on a day of November 2026. */
const at = (day: number, hour: number, minute = 0) => new Date(Date.UTC(2026, 10, day, hour - 8, minute))
const due = (kind: 'dayBefore' | 'hourBefore' | 'over', event: ReturnType<typeof anEvent>, now: Date) => {
  const span = spanOf(kind, now)
  return span !== null && isDue(event, span)
}

describe('the day before', () => {
  const event = anEvent({ startsAt: at(28, 14, 30) })
  it.each([
    [at(27, 8, 59), false],
    [at(27, 9), true],
    [at(27, 19, 59), true],
    [at(27, 20), false],
    [at(28, 9), false],
    [at(26, 12), false],
  ])('at %s: %s', (now, expected) => expect(due('dayBefore', event, now)).toBe(expected))

  it.each([at(28, 0), at(28, 23, 59)])('counts by the days of Shanghai: a start at %s', (startsAt) => {
    expect(due('dayBefore', anEvent({ startsAt }), at(27, 9))).toBe(true)
    expect(due('dayBefore', anEvent({ startsAt }), at(26, 12))).toBe(false)
  })
})

describe('an hour before', () => {
  it.each([
    [at(28, 14, 30), at(28, 13, 29), false],
    [at(28, 14, 30), at(28, 13, 30), true],
    [at(28, 14, 30), at(28, 14, 29), true],
    [at(28, 14, 30), at(28, 14, 30), false],
    // At night nobody is told anything: at eight in the morning, if that is not too late.
    [at(28, 8, 30), at(28, 7, 45), false],
    [at(28, 8, 30), at(28, 8), true],
    [at(28, 7), at(28, 6, 30), false],
    [at(28, 22), at(28, 21, 10), false],
  ])('a start at %s, now %s: %s', (startsAt, now, expected) =>
    expect(due('hourBefore', anEvent({ startsAt }), now)).toBe(expected),
  )
})

describe('afterwards', () => {
  const event = anEvent({ startsAt: at(28, 18), endsAt: at(28, 20, 30) })
  it.each([
    [at(28, 20, 45), false],
    [at(28, 21, 30), false],
    [at(29, 8), true],
    [at(30, 20), true],
    [at(30, 20, 31), false],
  ])('of an evening that ended at 20:30, at %s: %s', (now, expected) => expect(due('over', event, now)).toBe(expected))
})

it.each(['draft', 'cancelled'] as const)('nobody is told of an event that is %s', (status) => {
  expect(due('dayBefore', anEvent({ status, startsAt: at(28, 14) }), at(27, 10))).toBe(false)
})

const announced = (kind: AnnouncementRecord['kind'], startsAt: Date) => ({
  kind,
  fields: { time2: startsAt.toISOString() },
  at: at(27, 9),
})

describe('a reminder', () => {
  const event = anEvent({ startsAt: at(28, 14) })
  const holds = (kind: AnnouncementRecord['kind'], changes: Parameters<typeof anEvent>[0] | null) =>
    stillHolds(announced(kind, at(28, 14)), changes === null ? null : anEvent({ startsAt: at(28, 14), ...changes }))

  it('of another start is another one', () => {
    const moved = { ...event, startsAt: at(28, 15) }
    for (const kind of ['dayBefore', 'hourBefore'] as const)
      expect(reminderOf(kind, moved).occasion).not.toBe(reminderOf(kind, event).occasion)
    expect(reminderOf('over', moved).occasion).toBe(reminderOf('over', event).occasion)
  })

  it('holds as long as the event is on and at that time; words of the organiser hold always', () => {
    for (const kind of ['dayBefore', 'hourBefore'] as const) {
      expect(holds(kind, {})).toBe(true)
      expect(holds(kind, { startsAt: at(28, 15) })).toBe(false)
      expect(holds(kind, { status: 'cancelled' })).toBe(false)
      expect(holds(kind, null)).toBe(false)
    }
    expect(holds('over', { startsAt: at(28, 15) })).toBe(true)
    expect(holds('over', { status: 'cancelled' })).toBe(false)
    for (const kind of ['message', 'changed', 'cancelled'] as const) expect(holds(kind, { status: 'cancelled' })).toBe(true)
  })

  it('is too late from the start on', () => {
    const late = (kind: AnnouncementRecord['kind'], now: Date) => isTooLate(announced(kind, at(28, 14)), now)
    expect(late('hourBefore', at(28, 13, 59))).toBe(false)
    expect(late('hourBefore', at(28, 14))).toBe(true)
    expect(late('message', at(29, 14))).toBe(false)
  })

  it('is brought by WeChat by day and before the start only', () => {
    expect(pushUntil(announced('dayBefore', at(28, 14)))).toEqual({ until: at(27, 21) })
    expect(pushUntil({ ...announced('hourBefore', at(28, 14)), at: at(28, 13) })).toEqual({ until: at(28, 14) })
    expect(pushUntil({ ...announced('hourBefore', at(28, 21, 30)), at: at(28, 20, 30) })).toEqual({ until: at(28, 21) })
    expect(pushUntil(announced('message', at(28, 14)))).toEqual({})
  })

  it('asks to cancel in time only where one may', () => {
    expect(reminderOf('dayBefore', event).body).toContain('请尽早取消')
    expect(reminderOf('dayBefore', { ...event, cancelPolicy: 'never' }).body).not.toContain('取消')
    expect(reminderOf('hourBefore', { ...event, onlineUrl: 'https://meeting.example/1' }).body).not.toContain('meeting.example')
  })

  it.each(['dayBefore', 'hourBefore', 'over'] as const)('%s fits the line that WeChat has for it', (kind) => {
    expect(reminderOf(kind, event).hint.length).toBeLessThanOrEqual(20)
  })
})
