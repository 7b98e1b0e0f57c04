import { agoText, dateText, partOfDay, untilText, whenText } from '../../miniprogram/services/when'

/** Saturday 21 November 2026, 10:00 in China */
const now = new Date('2026-11-21T02:00:00Z')

describe('whenText', () => {
  it.each([
    ['2026-11-21T06:30:00Z', '今天 14:30'],
    ['2026-11-22T01:00:00Z', '明天 9:00'],
    ['2026-11-23T01:05:00Z', '后天 9:05'],
    ['2026-11-20T12:00:00Z', '昨天 20:00'],
    ['2026-11-28T06:30:00Z', '11月28日 周六 14:30'],
    ['2027-01-03T01:00:00Z', '2027年1月3日 周日 9:00'],
  ])('%s is %s', (iso, words) => expect(whenText(iso, undefined, now)).toBe(words))

  it('counts days as China does: late evening in London is tomorrow here', () => {
    expect(whenText('2026-11-21T16:30:00Z', undefined, now)).toBe('明天 0:30')
  })

  it('says the end briefly on the same day and in full on another', () => {
    expect(whenText('2026-11-21T06:30:00Z', '2026-11-21T08:00:00Z', now)).toBe('今天 14:30–16:00')
    expect(whenText('2026-11-28T06:30:00Z', '2026-11-29T08:00:00Z', now)).toBe('11月28日 周六 14:30 至 11月29日 周日 16:00')
  })
})

describe('agoText', () => {
  it.each([
    ['2026-11-21T01:59:40Z', '刚刚'],
    ['2026-11-21T01:57:00Z', '3 分钟前'],
    ['2026-11-20T23:05:00Z', '今天 7:05'],
    ['2026-11-20T02:05:00Z', '昨天 10:05'],
    ['2026-11-03T02:05:00Z', '11月3日'],
    ['2025-11-03T02:05:00Z', '2025年11月3日'],
  ])('%s is %s', (iso, words) => expect(agoText(iso, now)).toBe(words))
})

describe('untilText', () => {
  it.each([
    ['2026-11-21T02:20:00Z', '还有 20 分钟'],
    ['2026-11-21T05:30:00Z', '还有 3 小时'],
    ['2026-11-26T03:00:00Z', '还有 5 天'],
    ['2026-11-21T01:00:00Z', ''],
  ])('%s is "%s"', (iso, words) => expect(untilText(iso, now)).toBe(words))
})

it('says a date without a time', () => {
  expect(dateText('2026-11-21', now)).toBe('今天')
  expect(dateText('2026-11-28', now)).toBe('11月28日 周六')
})

it('greets by the clock in China', () => {
  expect(partOfDay(now)).toBe('早上好')
  expect(partOfDay(new Date('2026-11-21T12:00:00Z'))).toBe('晚上好')
})
