import type { Criteria } from '../../../platform/database'
import { command } from '../../../platform/database'
import { addParticipation, removeParticipation } from '../../members'
import type { EventRecord, SignUpRecord } from '../records'
import { events, signUps } from '../store'

const batch = 500

/**
 * Writes onto the members who of them came to an event that is over, and takes it back from those whose check-in was undone. A check-in
 * and its undoing leave a mark on the row, in one write; the mark goes last and only while the row still says the same, so a run that dies
 * is repeated and nothing is missed. What is not over yet waits until it is. Answers how many rows were worked through.
 */
export async function noteParticipation(now: Date, most: number): Promise<number> {
  let worked = 0
  while (worked < most) {
    const rows = await rowsToNote(now)
    if (rows.length === 0) break
    const eventIds = [...new Set(rows.map(({ eventId }) => eventId))]
    const found = await events.find({ _id: command().in(eventIds) }, { limit: eventIds.length })
    for (const event of found) await note(event, rowsOf(rows, event), now)
    worked += rows.length
  }
  return worked
}

function rowsToNote(now: Date): Promise<SignUpRecord[]> {
  return signUps.find({ noteAt: command().lte(now) }, { orderBy: [['noteAt', 'asc']], limit: batch })
}

const rowsOf = (rows: SignUpRecord[], { _id }: EventRecord) => rows.filter(({ eventId }) => eventId === _id)

async function note(event: EventRecord, rows: SignUpRecord[], now: Date): Promise<void> {
  if (event.endsAt > now) return mark(rows, {}, event.endsAt, now)
  const came = rows.filter(({ checkedInAt }) => checkedInAt !== null)
  const didNot = rows.filter(({ checkedInAt }) => checkedInAt === null)
  await addParticipation(membersOf(came), { eventId: event._id, kind: event.kind, at: event.startsAt })
  await mark(came, { checkedInAt: command().neq(null) }, null, now)
  await removeParticipation(membersOf(didNot), event._id)
  await mark(didNot, { checkedInAt: null }, null, now)
}

/** Moves or takes off the mark of those rows that are still so. */
async function mark(rows: SignUpRecord[], still: Criteria, noteAt: Date | null, now: Date): Promise<void> {
  if (rows.length === 0) return
  const _ = command()
  await signUps.update({ _id: _.in(rows.map(({ _id }) => _id)), noteAt: _.lte(now), ...still }, { noteAt })
}

const membersOf = (rows: SignUpRecord[]): string[] => rows.map(({ memberId }) => memberId)
