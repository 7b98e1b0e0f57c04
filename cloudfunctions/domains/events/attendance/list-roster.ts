import { scopeOf } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import type { SignUpRecord } from '../records'
import { canManage } from '../rules'
import { countAhead, events, rosterPage } from '../store'

export const listRoster: UseCase<'events.listRoster'> = async ({ eventId, cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await rosterPage(eventId, scopeOf(actor, 'organiser', 'administrator'), cursor, limit)
  // An empty page is either an event without sign-ups or one out of reach; only then it is worth a look.
  if (documents.length === 0) {
    const event = await events.get(eventId)
    if (!event || !canManage(event, actor)) throw new AppError('EVENT_NOT_FOUND')
  }
  let position = await placesBefore(documents, cursor)
  const items = documents.map((row) => ({
    memberId: row.memberId,
    name: row.memberName,
    status: row.status,
    ...(row.status === 'waitlisted' ? { waitlistPosition: ++position } : {}),
    companions: row.companions,
    ...(row.checkedInAt === null ? {} : { checkedInAt: row.checkedInAt.toISOString() }),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}

/** How many wait before the first who waits on this page. The waitlist begins on the first page, or after the seats of a later one. */
async function placesBefore(rows: SignUpRecord[], cursor: string | undefined): Promise<number> {
  const first = rows[0]
  if (cursor === undefined || first?.status !== 'waitlisted' || first.queue === null) return 0
  return countAhead(first.eventId, first.queue)
}
