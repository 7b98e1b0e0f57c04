import { command, isConflict, isDuplicate, transact } from '../../../platform/database'
import type { EventRecord } from '../records'
import { events } from '../store'
import { announcementOf } from './announce'
import { announcements, eventsWithin, fillingAnnouncements, markFilled } from './announcement-store'
import type { ReminderKind, Span } from './reminder-rules'
import { isDue, isTooLate, reminderKinds, reminderOf, spanOf } from './reminder-rules'

/**
 * Owes those who signed up the reminders whose hour has come: one row a reminder and start, from which the deliveries are written. The row's
 * id says what it reminds of, so a run that dies, or two at once, remind nobody twice. Run by the timer. Answers how many are new.
 */
export async function remind(now: Date): Promise<number> {
  await dropLate(now)
  let owed = 0
  for (const kind of reminderKinds) {
    const span = spanOf(kind, now)
    if (span) owed += await remindOf(kind, span, now)
  }
  return owed
}

/** A reminder that was cut off and is taken up only after the start reaches nobody else. */
async function dropLate(now: Date): Promise<void> {
  const late = (await fillingAnnouncements()).filter((announcement) => isTooLate(announcement, now))
  for (const { _id, fanOut } of late) await markFilled(_id, fanOut.after, { ...fanOut, state: 'done', after: null })
}

async function remindOf(kind: ReminderKind, span: Span, now: Date): Promise<number> {
  let owed = 0
  let cursor: string | undefined
  do {
    const { documents, nextCursor } = await eventsWithin(span, cursor)
    for (const event of await withoutReminder(kind, documents, now)) {
      if (await owe(kind, event, span, now)) owed++
    }
    cursor = nextCursor
  } while (cursor !== undefined)
  return owed
}

const idOf = (kind: ReminderKind, event: EventRecord, now: Date) => announcementOf(event, reminderOf(kind, event), now)._id

async function withoutReminder(kind: ReminderKind, found: EventRecord[], now: Date): Promise<EventRecord[]> {
  if (found.length === 0) return []
  const ids = found.map((event) => idOf(kind, event, now))
  const standing = await announcements.find({ _id: command().in(ids) }, { limit: ids.length, fields: { _id: 1 } })
  const known = new Set(standing.map(({ _id }) => _id))
  return found.filter((_event, i) => !known.has(ids[i] ?? ''))
}

/** The event is read again beside the row, so that one that was moved or called off meanwhile is not told of. */
async function owe(kind: ReminderKind, { _id }: EventRecord, span: Span, now: Date): Promise<boolean> {
  try {
    return await transact(async (transaction) => {
      const event = await transaction.get(events, _id)
      if (!event || !isDue(event, span)) return false
      await transaction.insert(announcements, announcementOf(event, reminderOf(kind, event), now))
      return true
    })
  } catch (error) {
    // Another run was quicker, or seats of this event are changing just now: the next run looks again.
    if (isDuplicate(error) || isConflict(error)) return false
    throw error
  }
}
