import type { Intervals } from './bounds'
import type { Index } from './catalog'
import type { KeyRange } from './store'

export type SortSpec = readonly (readonly [field: string, direction: 1 | -1])[]

/** Disjoint ranges in the order in which they are to be read; `fixed` bytes at the beginning of every key are the same. */
export interface Run {
  ranges: KeyRange[]
  fixed: number
}

/** Bounds of a field that an index holds without being narrowed by it; `at` is its place among the index's fields, the bounds are of its bytes. */
export interface KeyFilter {
  at: number
  field: string
  intervals: Intervals
}

export interface Plan {
  /** null reads the documents themselves, in the order of their _id. */
  index: Index | null
  /** What every entry is tested against before its document is read. */
  filters: KeyFilter[]
  /** Several are read side by side, always the entry that comes next by what follows the fixed bytes: each alone has the wanted order. */
  runs: Run[]
  reverse: boolean
  /** The documents come in the wanted order: reading may stop at the limit. */
  sorted: boolean
  /** True when nothing narrows the read. */
  wholeCollection: boolean
}
