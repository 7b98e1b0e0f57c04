import { limits } from '../../../shared/limits'
import { fromWallClock, toWallClock, type WallClock } from './shanghai-time'

const week = 7 * 24 * 3_600_000

/** How often an event is held. */
export interface SeriesForm {
  by: 'once' | 'weekly' | 'dates'
  /** with `weekly`: how many times, the first included */
  times: string
  /** with `dates`: the further days, `YYYY-MM-DD`, at the same time of day */
  dates: string[]
}

export const onceOnly: SeriesForm = { by: 'once', times: '4', dates: [] }

/** When each event of the series begins, in order; one for a single event. */
export function startsOf(start: WallClock, { by, times, dates }: SeriesForm): WallClock[] {
  if (by === 'weekly') {
    const count = Number(times)
    if (!Number.isInteger(count) || count < 2 || count > limits.series) return [start]
    return Array.from({ length: count }, (_week, i) => toWallClock(fromWallClock(start) + i * week))
  }
  if (by === 'dates') return [...new Set([start.date, ...dates])].sort().map((date) => ({ date, time: start.time }))
  return [start]
}

/** What is wrong with the series, in words; empty when nothing is. */
export function mistakeInSeries(start: WallClock, series: SeriesForm, now: number): string {
  if (series.by === 'once') return ''
  const starts = startsOf(start, series)
  if (series.by === 'weekly' && starts.length < 2) return `请填写办几次，2 到 ${limits.series} 次`
  if (starts.length < 2) return '请再加至少一个日期'
  if (starts.length > limits.series) return `一次最多办 ${limits.series} 场，请减少日期`
  return starts.some((one) => fromWallClock(one) <= now) ? '有的日期已经过了，请去掉' : ''
}
