import type { OutputOf } from '../../contracts'
import type { ImportRecord } from './store'

/** A reading takes seconds; one that is not over after so many milliseconds was cut off. */
export const readingTakes = 60_000

/** How far an import is, as staff see it. */
export function progressOf(record: ImportRecord, now: Date): OutputOf<'imports.commitImport'> {
  const { _id, state, startedAt, rows, good, problems, duplicates, worked, added, skipped } = record
  const isCutOff = state === 'reading' && now.getTime() - startedAt.getTime() > readingTakes
  return {
    importId: _id,
    state: isCutOff || state === 'cancelled' || state === 'prepared' ? 'failed' : state,
    startedAt: startedAt.toISOString(),
    rows,
    good,
    problems,
    duplicates,
    worked,
    added,
    skipped,
  }
}
