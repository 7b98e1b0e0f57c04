import { TestClock } from '../../../local/cloudbase/clock'
import { Timers } from '../../../local/cloudbase/timer/timers'

const start = Date.parse('2026-03-01T00:00:00+08:00')

/** The timers over some time, and when they fired by a clock in China. */
function firings(expressions: Record<string, string>, ms: number, from = start): string[] {
  const clock = new TestClock(from)
  const fired: string[] = []
  const china = (at: Date) => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 19)
  const list = Object.entries(expressions).map(([name, cron]) => ({ function: name, cron }))
  const timers = new Timers(list, clock, (name, at) => fired.push(`${name} ${china(at)}`))
  clock.advance(ms)
  timers.close()
  clock.advance(ms)
  return fired
}

describe('timers', () => {
  it('fire at their seconds, each once, and no more after the end', () => {
    expect(firings({ job: '0 */20 * * * * *' }, 3600_000)).toEqual([
      'job 2026-03-01T00:20:00',
      'job 2026-03-01T00:40:00',
      'job 2026-03-01T01:00:00',
    ])
    expect(firings({ job: '* * * * * * *' }, 3600_000)).toHaveLength(3600)
  })

  it('read their fields by the clock of China', () => {
    const expressions = { nightly: '0 0 2 * * * *', monthly: '0 30 8 1 * * *', monday: '0 0 9 * * MON *' }
    expect(firings(expressions, 2 * 86_400_000, start - 1)).toEqual([
      'nightly 2026-03-01T02:00:00',
      'monthly 2026-03-01T08:30:00',
      'nightly 2026-03-02T02:00:00',
      'monday 2026-03-02T09:00:00',
    ])
  })

  it('do not fire in the second in which they were set', () => {
    expect(firings({ job: '* * * * * * *' }, 999)).toEqual([])
    expect(firings({ job: '* * * * * * *' }, 1000)).toHaveLength(1)
  })

  it('make up for the seconds of a busy process, but for a minute at most', () => {
    const clock = new TestClock(start)
    const fired: Date[] = []
    const timers = new Timers([{ function: 'job', cron: '* * * * * * *' }], clock, (_name, at) => fired.push(at))
    const slept = (ms: number) => {
      // The machine slept: the clock is later than what was waited for.
      clock.sleep(ms)
      clock.advance(0)
      return fired.splice(0).length
    }
    expect(slept(10_000)).toBe(10)
    expect(slept(3600_000)).toBe(61)
    timers.close()
  })

  it('refuse what is no expression of seven fields', () => {
    expect(() => new Timers([{ function: 'job', cron: '0 0 * * *' }], new TestClock(), () => {})).toThrow(/7 fields/)
  })
})
