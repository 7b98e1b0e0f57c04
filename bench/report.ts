/** One figure, with the promise it is held to when there is one. */
export interface Row {
  suite: string
  name: string
  value: number | string
  unit: string
  /** Such as `≤ 4`. */
  bound?: string
  /** Whether the bound is kept; missing without a bound. */
  ok?: boolean
}

/** Where a suite puts its figures, one after the other. */
export interface Report {
  add(row: Omit<Row, 'suite'>): void
}

/** A row with an upper limit; `≤` unless the limit itself is already too much. */
export function within(name: string, value: number, unit: string, limit: number, sign: '≤' | '<' = '≤'): Omit<Row, 'suite'> {
  return { name, value, unit, bound: `${sign} ${limit}`, ok: sign === '≤' ? value <= limit : value < limit }
}

/** A row whose figure has to be exactly this. */
export function exactly(name: string, value: number, unit: string, wanted: number): Omit<Row, 'suite'> {
  return { name, value, unit, bound: `= ${wanted}`, ok: value === wanted }
}

/** The middle of some figures. */
export function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) throw new Error('there is no middle of nothing')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
