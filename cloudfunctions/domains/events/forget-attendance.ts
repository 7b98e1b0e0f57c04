import type { SignUpRecord } from './records'
import { isActive } from './rules'
import { markUnsettled } from './seats/seat-store'
import { events, signUpId, signUps } from './store'
import { withdraw } from './seats/withdraw'

/** What stands where a name stood. */
const nobodysName = '已注销成员'

/**
 * Takes a person out of the events: what is to come passes to the next, what is over keeps its count without the person. May be repeated.
 */
export async function forgetAttendance(memberId: string, nobody: string, now: Date): Promise<void> {
  for (;;) {
    const rows = await signUps.find({ memberId }, { limit: 100 })
    if (rows.length === 0) return
    for (const row of rows) await forgetRow(row, nobody, now)
  }
}

async function forgetRow(row: SignUpRecord, nobody: string, now: Date): Promise<void> {
  const event = await events.get(row.eventId)
  const isOver = event !== null && event.startsAt <= now
  if (isOver && row.status === 'confirmed') return replace(row, nobody)
  if (isActive(row.status)) await withdraw(row, now)
  // Cancelled, but its seats were perhaps never passed on: with the row goes its mark, so the event gets one.
  else if (row.freedAt !== null) await markUnsettled(row.eventId, now)
  await signUps.remove({ _id: row._id, memberId: row.memberId })
}

/**
 * The id of a row names its person, so the row is written anew and then removed; the new one has no seat number, which the old one still
 * holds and nobody needs any more. `nobody` is the same on every run, so the copy is made once.
 */
async function replace(row: SignUpRecord, nobody: string): Promise<void> {
  // Who came in with the organiser's code, or was staff themself, stands there as the one who did it.
  const byNobody = { byId: nobody, byName: nobodysName }
  await signUps.insert({
    ...row,
    by: row.by?.memberId === row.memberId ? { memberId: nobody, name: nobodysName } : row.by,
    checkIns: row.checkIns.map((act) => (act.byId === row.memberId ? { ...act, ...byNobody } : act)),
    _id: signUpId(row.eventId, nobody),
    memberId: nobody,
    memberName: nobodysName,
    seats: [nobody],
    answers: {},
    showsName: false,
    rating: row.rating && { ...row.rating, comment: null },
  })
  await signUps.remove({ _id: row._id })
}
