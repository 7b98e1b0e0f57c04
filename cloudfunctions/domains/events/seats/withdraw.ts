import { promoteWaiting } from './promote-waiting'
import type { SignUpRecord } from '../records'
import { allWaiting, orderOf, seatsLeft } from './seat-rules'
import { giveBack } from './seat-store'
import { signUps } from '../store'

/**
 * Empties a row, gives back what it held, and passes it on. `freedAt` on the row remembers seats if the power goes in between.
 * False when the row is no longer as it was read.
 */
export async function withdraw(
  row: SignUpRecord,
  now: Date,
  status: 'cancelled' | 'declined' | 'expired' | 'rejected' = 'cancelled',
): Promise<boolean> {
  const emptied = await signUps.update(
    { _id: row._id, status: row.status, statusAt: row.statusAt },
    {
      status,
      seats: [row.memberId],
      order: orderOf({ status, seats: [], queue: null }),
      statusAt: now,
      freedAt: now,
      offerEndsAt: null,
      checkedInAt: null,
    },
  )
  if (emptied === 0) return false
  const places = row.status === 'waitlisted' ? 1 : 0
  const after = await giveBack(row.eventId, { seats: row.seats, quota: row.quota, places }, now)
  if (after && allWaiting(after) > 0 && seatsLeft(after) > 0) await promoteWaiting(row.eventId, now)
  return true
}
