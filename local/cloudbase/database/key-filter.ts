import type { Interval } from './bounds'
import type { Index } from './catalog'
import { indexPrefix } from './keys'
import type { KeyFilter } from './plan'
import { rank } from './value-order'

/** Where an encoded value that begins at a place of a key ends; undefined for values that hold others. `mask` is 0xff where it is inverted. */
function endOfValue(key: Buffer, from: number, mask: 0 | 0xff): number | undefined {
  switch ((key[from] ?? 0) ^ mask) {
    case rank.emptyArray:
    case rank.null:
      return from + 1
    case rank.boolean:
      return from + 2
    case rank.number:
    case rank.date:
      return from + 9
    case rank.objectId:
      return from + 13
    case rank.string:
    case rank.binary:
    case rank.regex:
      return endOfText(key, from + 1, mask)
    default:
      return undefined
  }
}

/** A text ends with 00; 00 FF is a zero inside it. No value that follows begins with FF. */
function endOfText(key: Buffer, from: number, mask: 0 | 0xff): number {
  let at = key.indexOf(mask, from)
  while ((key[at + 1] ?? 0) === (0xff ^ mask) && at + 1 < key.length) at = key.indexOf(mask, at + 2)
  return at + 1
}

const lies = (key: Buffer, start: number, end: number, { from, to }: Interval): boolean =>
  key.compare(from, 0, from.length, start, end) >= 0 && key.compare(to, 0, to.length, start, end) < 0

/** Tells for an entry's key whether it lies within the filters: no only when its document cannot match. */
export function keyTest({ fields, id }: Index, filters: readonly KeyFilter[]): (key: Buffer) => boolean | undefined {
  const begin = indexPrefix(id).length
  const last = Math.max(-1, ...filters.map(({ at }) => at))
  const steps = fields.slice(0, last + 1).map(([, direction], at) => ({
    mask: direction === -1 ? (0xff as const) : (0 as const),
    intervals: filters.find((filter) => filter.at === at)?.intervals,
  }))
  return (key) => {
    let from = begin
    for (const { mask, intervals } of steps) {
      const end = endOfValue(key, from, mask)
      if (end === undefined) return undefined
      // The byte behind the value, with which bounds reckon.
      const [start, stop] = [from, end + 1]
      if (intervals && !intervals.some((interval) => lies(key, start, stop, interval))) return false
      from = end
    }
    return true
  }
}
