import type { OutputOf } from '../../../contracts'
import { scopeOf } from '../../../kernel/access'
import type { UseCase } from '../../../kernel/use-case'
import { managedEvent } from '../managed-event'
import type { SignUpRecord } from '../records'
import { countAhead } from '../store'
import { arrivalView } from './act-on'
import { rosterPage } from './attendance-store'

export const listRoster: UseCase<'events.listRoster'> = async ({ eventId, cursor, limit, ...filter }, { actor }) => {
  const scope = scopeOf(actor, 'organiser', 'administrator')
  const { documents, nextCursor } = await rosterPage(eventId, scope, filter, { cursor, limit })
  // An empty page is either an event without sign-ups or one out of reach; only then it is worth a look.
  if (documents.length === 0) await managedEvent(eventId, actor)
  // Among those who are looked for, the places of the others between them are not known.
  const placesKnown = filter.text === undefined && (filter.status === undefined || filter.status === 'waitlisted')
  let position = placesKnown ? await placesBefore(documents, cursor) : 0
  const items = documents.map((row) => rosterView(row, placesKnown && row.status === 'waitlisted' ? ++position : undefined))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}

function rosterView(row: SignUpRecord, waitlistPosition: number | undefined): OutputOf<'events.listRoster'>['items'][number] {
  return {
    ...arrivalView(row),
    status: row.status,
    ...(waitlistPosition === undefined ? {} : { waitlistPosition }),
    ...(row.by === null ? {} : { byName: row.by.name }),
    ...(Object.keys(row.answers).length === 0 ? {} : { answers: row.answers }),
  }
}

/** How many wait before the first who waits on this page. The waitlist begins on the first page, or after the seats of a later one. */
async function placesBefore(rows: SignUpRecord[], cursor: string | undefined): Promise<number> {
  const first = rows[0]
  if (cursor === undefined || first?.status !== 'waitlisted' || first.queue === null) return 0
  return countAhead(first.eventId, first.queue)
}
