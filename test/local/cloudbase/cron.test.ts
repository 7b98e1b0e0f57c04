import { cronMatches, parseCron } from '../../../local/cloudbase/timer/cron'

/** An instant given by a clock in China. */
const china = (text: string) => new Date(`${text}+08:00`)

describe('a timer expression', () => {
  it.each([
    ['0 * * * * * *', '2026-03-01T08:05:00', true],
    ['0 * * * * * *', '2026-03-01T08:05:01', false],
    ['*/15 * * * * * *', '2026-03-01T08:05:45', true],
    ['0 30 8 * * * *', '2026-03-01T08:30:00', true],
    ['0 30 8 * * * *', '2026-03-01T09:30:00', false],
    ['0 0 2 1 * * *', '2026-03-01T02:00:00', true],
    ['0 0 0 * * MON-FRI *', '2026-03-02T00:00:00', true],
    ['0 0 0 * * MON-FRI *', '2026-03-01T00:00:00', false],
    ['0 0 0 * * 0 *', '2026-03-01T00:00:00', true],
    ['0 0 0 15 * MON *', '2026-03-02T00:00:00', true],
    ['0 0 0 15 * MON *', '2026-03-15T00:00:00', true],
    ['0 0 0 15 * MON *', '2026-03-16T00:00:00', true],
    ['0 0 0 15 * MON *', '2026-03-17T00:00:00', false],
    ['0 0 9-17/4 * * * *', '2026-03-01T13:00:00', true],
    ['0 0 9-17/4 * * * *', '2026-03-01T14:00:00', false],
    ['0 0 0 1 JAN,JUL * 2026-2028', '2027-07-01T00:00:00', true],
    ['0 0 0 1 JAN,JUL * 2026-2028', '2029-07-01T00:00:00', false],
    ['0 0 0 29 2 * *', '2028-02-29T00:00:00', true],
  ])('%s at %s: %s', (expression, time, fires) => {
    expect(cronMatches(parseCron(expression), china(time))).toBe(fires)
  })

  it.each([
    '* * * * *',
    '60 * * * * * *',
    '* * * 0 * * *',
    '* * * * 13 * *',
    '* * * * * 7 *',
    '*/0 * * * * * *',
    '5-1 * * * * * *',
    'x * * * * * *',
    '1-2-3 * * * * * *',
    '',
  ])('%j is refused', (expression) => {
    expect(() => parseCron(expression)).toThrow(/cron/)
  })
})
