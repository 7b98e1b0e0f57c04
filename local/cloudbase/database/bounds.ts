import { beyond, successor } from './keys'
import { inverted } from './value-order'

/**
 * A run of values of one field by their encodings and what stands behind these: `from` is included, `to` is not, and neither needs to be a whole encoding. Bounds may be
 * wider than the condition; the condition is tested again unless `boundsSayAll`.
 */
export interface Interval {
  readonly from: Buffer
  readonly to: Buffer
  /** The encoding of the one value, when it is one. */
  readonly value?: Buffer
}

/** Disjoint and ascending. */
export type Intervals = readonly Interval[]

export const point = (value: Buffer): Interval => ({ from: value, to: beyond(value), value })

export const arePoints = (intervals: Intervals): boolean => intervals.every(({ value }) => value !== undefined)

/** Sorted and merged where they overlap. */
export function union(...lists: Intervals[]): Intervals {
  const merged: Interval[] = []
  for (const next of lists.flat().sort((a, b) => Buffer.compare(a.from, b.from))) {
    const last = merged.at(-1)
    if (!last || Buffer.compare(next.from, last.to) >= 0) merged.push(next)
    else if (Buffer.compare(next.to, last.to) > 0) merged[merged.length - 1] = { from: last.from, to: next.to }
  }
  return merged
}

export function intersection(a: Intervals, b: Intervals): Intervals {
  const found: Interval[] = []
  for (const x of a)
    for (const y of b) {
      const first = Buffer.compare(x.from, y.from)
      const last = Buffer.compare(x.to, y.to)
      const from = first >= 0 ? x.from : y.from
      const to = last <= 0 ? x.to : y.to
      if (Buffer.compare(from, to) >= 0) continue
      found.push(first >= 0 && last <= 0 ? x : first <= 0 && last >= 0 ? y : { from, to })
    }
  return found
}

export function areSame(a: Intervals | undefined, b: Intervals): boolean {
  if (a === b) return true
  return a?.length === b.length && b.every(({ from, to }, at) => a[at]?.from.equals(from) && a[at].to.equals(to))
}

/** The same as bounds of the bytes that an index holds, where a field that sorts downwards is inverted; in the order of the index. */
export function bytesOf(intervals: Intervals, direction: 1 | -1 | undefined): Interval[] {
  if (direction !== -1) return [...intervals]
  return intervals.map(({ from, to }) => ({ from: successor(inverted(to)), to: successor(inverted(from)) })).reverse()
}
