import { deliveries, personalDelivery } from '../../../kernel/outbox'
import { command, isConflict, transact } from '../../../platform/database'
import type { EventRecord } from '../records'
import { signUps } from '../store'
import { promotionMessage } from './promotion-message'

/** Offers looked at in one go; there are never so many, and `settle` goes on. */
const portion = 200

/**
 * Brings what rows keep of their event's time in line with it: an offer that would end after the start is theirs at once, offers of a
 * cancelled event end with nobody, and whether somebody took part is noted when it is over now. May be repeated.
 */
export async function rowsFollow(event: EventRecord, now: Date): Promise<void> {
  const _ = command()
  const { _id: eventId, startsAt, endsAt } = event
  const offered = { eventId, status: 'offered' }
  if (event.status === 'cancelled') {
    await signUps.update({ ...offered, offerEndsAt: _.neq(null) }, { offerEndsAt: null })
    return
  }
  const tooLate = await signUps.find({ ...offered, offerEndsAt: _.gte(startsAt) }, { limit: portion })
  for (const { _id } of tooLate) await keepForGood(event, _id, now)
  await signUps.update({ eventId, noteAt: _.gt(endsAt) }, { noteAt: endsAt })
}

/** There is no time left to ask: the seat is theirs, and they are told. */
async function keepForGood(event: EventRecord, rowId: string, now: Date): Promise<void> {
  try {
    await transact(async (transaction) => {
      const row = await transaction.get(signUps, rowId)
      if (row?.status !== 'offered' || row.offerEndsAt === null || row.offerEndsAt < event.startsAt) return
      const kept = { status: 'confirmed' as const, statusAt: now, offerEndsAt: null }
      await transaction.update(signUps, rowId, kept)
      const message = { ...promotionMessage(event, row, kept), occasion: `kept_${event._id}_${row.queue}` }
      await transaction.insert(deliveries, personalDelivery(message, now))
    })
  } catch (error) {
    // They answer at this moment; `settle` looks again.
    if (!isConflict(error)) throw error
  }
}
