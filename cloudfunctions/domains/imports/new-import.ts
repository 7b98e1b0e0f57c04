import type { Actor } from '../../kernel/access'
import { addMinutes } from '../../kernel/clock'
import { derivedId } from '../../kernel/ids'
import type { ImportRecord } from './store'

/** Minutes after which a reading that was cut off is removed. */
const cutOffAfter = 10

/** An import as it begins. The same file of the same person is the same one, so that asking again after a lost answer reads nothing twice. */
export function newImport(
  place: { fileId: string; scope: string[] },
  actor: Actor,
  now: Date,
): ImportRecord & { fileId: string } {
  return {
    _id: derivedId('i', actor.memberId, place.fileId),
    ...place,
    byId: actor.memberId,
    byName: actor.name,
    state: 'reading',
    startedAt: now,
    organisationIds: [],
    rows: 0,
    good: 0,
    problems: 0,
    duplicates: 0,
    choice: null,
    committedAt: null,
    parts: 0,
    next: 0,
    worked: 0,
    added: 0,
    skipped: 0,
    removeAt: addMinutes(now, cutOffAfter),
  }
}
