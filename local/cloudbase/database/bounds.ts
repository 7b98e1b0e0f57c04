import { successor } from './keys'
import { rank } from './value-order'

/**
 * A run of values of one field, as two beginnings of encoded values, both included: everything from `from` on up to the last value that
 * begins with `to`. Whole types are bounded by their rank byte alone. Bounds may be wider than the condition; the condition is tested again.
 */
export interface Interval {
  readonly from: Buffer
  readonly to: Buffer
}

/** Disjoint and ascending. */
export type Intervals = readonly Interval[]

export const point = (bytes: Buffer): Interval => ({ from: bytes, to: bytes })

/** One value. A rank byte alone is a whole type and no value, except for null, which has nothing but its rank. */
export const isPoint = ({ from, to }: Interval): boolean => from.equals(to) && (from.length > 1 || from[0] === rank.null)

export const arePoints = (intervals: Intervals): boolean => intervals.every(isPoint)

const compareEnds = (a: Buffer, b: Buffer) => Buffer.compare(successor(a), successor(b))

/** Sorted and merged where they touch. */
export function union(...lists: Intervals[]): Intervals {
  const merged: Interval[] = []
  for (const next of lists.flat().sort((a, b) => Buffer.compare(a.from, b.from))) {
    const last = merged.at(-1)
    if (!last || Buffer.compare(next.from, successor(last.to)) >= 0) merged.push(next)
    else if (compareEnds(next.to, last.to) > 0) merged[merged.length - 1] = { from: last.from, to: next.to }
  }
  return merged
}

export function intersection(a: Intervals, b: Intervals): Intervals {
  const found: Interval[] = []
  for (const x of a)
    for (const y of b) {
      const from = Buffer.compare(x.from, y.from) >= 0 ? x.from : y.from
      const to = compareEnds(x.to, y.to) <= 0 ? x.to : y.to
      if (Buffer.compare(from, successor(to)) < 0) found.push({ from, to })
    }
  return found
}

export function areSame(a: Intervals | undefined, b: Intervals): boolean {
  if (a === b) return true
  return a?.length === b.length && b.every(({ from, to }, at) => a[at]?.from.equals(from) && a[at].to.equals(to))
}
