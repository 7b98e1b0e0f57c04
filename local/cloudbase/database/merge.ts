import type { Plan, Run } from './plan'
import type { Entry, KeyRange } from './store'

type ReadRange = (range: KeyRange) => Iterable<Entry>

/** The entries of a plan in the order in which they are to be read. */
export function* entriesOf({ runs, reverse }: Plan, readRange: ReadRange): Iterable<Entry> {
  const [only] = runs
  if (only && runs.length === 1) yield* inTurn(only, readRange)
  else yield* sideBySide(runs, reverse, readRange)
}

function* inTurn({ ranges }: Run, readRange: ReadRange): Generator<Entry, undefined> {
  for (const range of ranges) yield* readRange(range)
  return undefined
}

/** Always the entry that comes next, of whichever run. */
function* sideBySide(runs: Run[], reverse: boolean, readRange: ReadRange): Iterable<Entry> {
  const readers = runs.map((run) => ({ fixed: run.fixed, entries: inTurn(run, readRange) }))
  try {
    const heads = readers.flatMap(({ fixed, entries }) => headOf(fixed, entries))
    for (let next = nearest(heads, reverse); next; next = nearest(heads, reverse)) {
      yield next.entry
      heads.splice(heads.indexOf(next), 1, ...headOf(next.fixed, next.entries))
    }
  } finally {
    for (const { entries } of readers) entries.return(undefined)
  }
}

interface Head {
  fixed: number
  entries: Generator<Entry, undefined>
  entry: Entry
  /** What the order is about. */
  tail: Buffer
}

function headOf(fixed: number, entries: Generator<Entry, undefined>): Head[] {
  const { value: entry } = entries.next()
  return entry ? [{ fixed, entries, entry, tail: entry.key.subarray(fixed) }] : []
}

function nearest(heads: Head[], reverse: boolean): Head | undefined {
  return heads.reduce<Head | undefined>((first, head) => {
    if (!first) return head
    const order = Buffer.compare(head.tail, first.tail)
    return (reverse ? order > 0 : order < 0) ? head : first
  }, undefined)
}
