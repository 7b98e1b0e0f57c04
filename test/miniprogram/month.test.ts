import { daysOf, monthAfter, monthText, weeksOf } from '../../miniprogram/pages/events/month'
import { dateAt } from '../../miniprogram/services/shanghai'

describe('a month of the calendar', () => {
  it('has whole weeks that begin on Monday, with the days beside it', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks).toHaveLength(6)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    // The first of November 2026 is a Sunday.
    expect(weeks[0]?.map(({ on, ofMonth }) => [on, ofMonth])).toEqual([
      ['2026-10-26', false],
      ['2026-10-27', false],
      ['2026-10-28', false],
      ['2026-10-29', false],
      ['2026-10-30', false],
      ['2026-10-31', false],
      ['2026-11-01', true],
    ])
    expect(weeks.flat().filter(({ ofMonth }) => ofMonth)).toHaveLength(30)
  })

  it('needs no more than four weeks when it fits them', () => {
    expect(weeksOf('2027-02')).toHaveLength(4)
  })

  it('knows the leap day, and the months around a year', () => {
    expect(daysOf('2028-02')).toEqual({ fromOn: '2028-02-01', toOn: '2028-02-29' })
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
    expect(monthText('2026-01')).toBe('2026年1月')
  })

  it('begins a day when China does', () => {
    expect(dateAt(Date.parse('2026-11-20T15:59:59Z'))).toBe('2026-11-20')
    expect(dateAt(Date.parse('2026-11-20T16:00:00Z'))).toBe('2026-11-21')
  })
})
