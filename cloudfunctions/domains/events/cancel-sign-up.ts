import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { promoteWaiting } from './promote-waiting'
import { isActive, orderOf, requireCancellable, seatNumbers } from './rules'
import { eventWithMine, giveBack, signUps } from './store'

const mostAttempts = 5

/** Empties the row, gives back what it held, and passes it on. `freedAt` on the row remembers seats if the power goes in between. */
export const cancelSignUp: UseCase<'events.cancelSignUp'> = async ({ eventId }, { actor, now }) => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const event = await eventWithMine(eventId, actor.memberId)
    const mine = event?.mine?.[0] ?? null
    requireCancellable(event, mine, now)
    if (!isActive(mine.status)) return { status: mine.status }
    const seats = seatNumbers(mine.seats)
    const emptied = await signUps.update(
      { _id: mine._id, status: mine.status, statusAt: mine.statusAt },
      {
        status: 'cancelled',
        seats: [actor.memberId],
        order: orderOf({ status: 'cancelled', seats: [], queue: null }),
        statusAt: now,
        freedAt: now,
        checkedInAt: null,
      },
    )
    // Promoted, or cancelled from another phone, meanwhile: look again.
    if (emptied === 0) continue
    const after = await giveBack(eventId, { seats, places: mine.status === 'waitlisted' ? 1 : 0 }, now)
    if (after && after.waiting > 0) await promoteWaiting(eventId, now)
    return { status: 'cancelled' }
  }
  throw new AppError('BUSY', { reason: 'row' })
}
