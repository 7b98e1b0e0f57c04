import { addDays } from '../../cloudfunctions/kernel/clock'
import { addWorkingDays, isWorkingDay } from '../../cloudfunctions/kernel/working-days'
import fc from 'fast-check'

describe('working days', () => {
  it.each([
    ['an ordinary Friday', '2026-11-20', true],
    ['a Saturday', '2026-11-21', false],
    ['a Sunday', '2026-11-22', false],
    ['the first day of National Day', '2026-10-01', false],
    ['the last day of National Day', '2026-10-07', false],
    ['the day after National Day', '2026-10-08', true],
    ['the Saturday made up for National Day', '2026-10-10', true],
    ['the Sunday made up for National Day', '2026-09-20', true],
    ['a weekday of the Spring Festival', '2026-02-18', false],
    ['the Saturday made up for the Spring Festival', '2026-02-28', true],
    ['Mid-Autumn, a Friday', '2026-09-25', false],
  ])('know %s', (_what, date, works) => {
    expect(isWorkingDay(date)).toBe(works)
  })

  it.each([
    ['across an ordinary weekend', '2026-11-20', 3, '2026-11-25'],
    ['across National Day', '2026-09-29', 3, '2026-10-09'],
    ['across National Day onto a made-up Saturday', '2026-09-30', 3, '2026-10-10'],
    ['from inside National Day', '2026-10-03', 1, '2026-10-08'],
    ['over a made-up Sunday', '2026-09-18', 1, '2026-09-20'],
    ['across the Spring Festival', '2026-02-13', 2, '2026-02-24'],
    ['across the end of a year', '2025-12-31', 1, '2026-01-04'],
    ['thirteen for a suggestion', '2026-11-20', 13, '2026-12-09'],
  ])('are counted %s', (_how, from, days, until) => {
    expect(addWorkingDays(from, days)).toBe(until)
  })

  it('are as many as were asked for, and the last of them is one', () => {
    const day = fc.integer({ min: 0, max: 500 }).map((offset) => addDays('2026-01-01', offset))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20 }), (from, days) => {
        const until = addWorkingDays(from, days)
        let counted = 0
        for (let date = addDays(from, 1); date <= until; date = addDays(date, 1)) if (isWorkingDay(date)) counted++
        expect(counted).toBe(days)
        expect(isWorkingDay(until)).toBe(true)
      }),
    )
  })
})
