import { addDays, addMinutes, addSeconds, shanghaiDate, shanghaiTime } from '../../cloudfunctions/kernel/clock'

describe('the clock', () => {
  it.each([
    ['2026-11-20T15:59:59.999Z', '2026-11-20'],
    ['2026-11-20T16:00:00.000Z', '2026-11-21'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('says the date in Shanghai at %s', (at, date) => {
    expect(shanghaiDate(new Date(at))).toBe(date)
  })

  it.each([
    ['2026-11-21T06:30:00Z', '11月21日 14:30'],
    ['2026-12-31T16:05:00Z', '1月1日 00:05'],
  ])('says the time in Shanghai at %s in words', (at, words) => {
    expect(shanghaiTime(new Date(at))).toBe(words)
  })

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('counts days from %s', (date, days, then) => {
    expect(addDays(date, days)).toBe(then)
  })

  it('leaves the instant it counts from as it was', () => {
    const at = new Date('2026-11-20T06:00:00Z')
    expect(addMinutes(at, 5).toISOString()).toBe('2026-11-20T06:05:00.000Z')
    expect(addSeconds(at, -20).toISOString()).toBe('2026-11-20T05:59:40.000Z')
    expect(at.toISOString()).toBe('2026-11-20T06:00:00.000Z')
  })
})
