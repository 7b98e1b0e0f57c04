import { promoteWaiting } from './promote-waiting'
import type { SignUpRecord } from '../records'
import { allWaiting, orderOf, seatsLeft } from './seat-rules'
import { giveBack } from './seat-store'
import { signUps } from '../store'

type Given = 'cancelled' | 'declined' | 'expired' | 'rejected'

/** What becomes of a row that holds nothing any more. `freedAt` remembers its seats if the power goes before they are passed on. */
export function emptied(row: SignUpRecord, status: Given, now: Date) {
  return {
    status,
    seats: [row.memberId],
    order: orderOf({ status, seats: [], queue: null }),
    statusAt: now,
    freedAt: now,
    offerEndsAt: null,
    checkedInAt: null,
    signedOutAt: null,
  } satisfies Partial<SignUpRecord>
}

/** Gives back what a row held before it was emptied, and passes it on. */
export async function passOn(row: Pick<SignUpRecord, 'eventId' | 'status' | 'seats' | 'quota'>, now: Date): Promise<void> {
  const places = row.status === 'waitlisted' ? 1 : 0
  const after = await giveBack(row.eventId, { seats: row.seats, quota: row.quota, places }, now)
  if (after && allWaiting(after) > 0 && seatsLeft(after) > 0) await promoteWaiting(row.eventId, now)
}

/** Empties a row, gives back what it held, and passes it on. False when the row is no longer as it was read. */
export async function withdraw(row: SignUpRecord, now: Date, status: Given = 'cancelled'): Promise<boolean> {
  const asRead = { _id: row._id, status: row.status, statusAt: row.statusAt, companions: row.companions }
  if ((await signUps.update(asRead, emptied(row, status, now))) === 0) return false
  await passOn(row, now)
  return true
}
