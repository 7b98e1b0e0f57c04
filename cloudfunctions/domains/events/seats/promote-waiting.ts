import { deliveries, personalDelivery } from '../../../kernel/outbox'
import { isConflict, isDuplicate, transact } from '../../../platform/database'
import { promotionMessage } from './promotion-message'
import type { EventRecord, SignUpRecord } from '../records'
import { numbersTaken, orderOf, promotionOf, seatsForNext, seatsLeft, seatsLeftFor } from './seat-rules'
import { firstWaiting, giveBack, noLongerWaiting, takeSeats, unheldAmong } from './seat-store'
import { events, signUps } from '../store'

/** How many are promoted in one go; more are left to the next call or the timer. */
export const mostPromotions = 50

/** How often somebody else may be quicker before this gives up; the timer looks again. */
const mostMisses = 5

/**
 * Gives free seats to those who wait, first come first. Somebody whose quota is full is passed over; somebody whose party does not fit into
 * what the event has left is not. Answers how many were promoted.
 */
export async function promoteWaiting(eventId: string, now: Date): Promise<number> {
  const passedOver = new Set<string>()
  let promoted = 0
  let misses = 0
  while (promoted < mostPromotions && misses < mostMisses) {
    const event = await events.get(eventId)
    if (!event || event.status !== 'published' || now >= event.startsAt || seatsLeft(event) === 0) break
    const withRoom = Object.keys(event.quotas).filter((quota) => !passedOver.has(quota) && seatsLeftFor(event, quota) > 0)
    const next = await firstWaiting(eventId, [null, ...withRoom])
    if (!next) break
    const allotment = seatsForNext(event, next.quota, next.companions + 1)
    if (allotment === 'noSeats') break
    if (allotment === 'noQuota') {
      passedOver.add(next.quota ?? '')
      continue
    }
    const after = await takeSeats(event, next.quota, allotment, 'waiting', now)
    if (after && (await seat(event, next, numbersTaken(after, allotment, next.quota), now))) promoted++
    else misses++
  }
  return promoted
}

/** Writes the numbers into the row of the first who waits; false when they or a number were gone, which gives the others back. */
async function seat(event: EventRecord, next: SignUpRecord, seats: SignUpRecord['seats'], now: Date): Promise<boolean> {
  if (await writePromotion(event, next, seats, now)) {
    await noLongerWaiting(event._id, next.quota)
    return true
  }
  await giveBack(event._id, { seats: await unheldAmong(event._id, seats), quota: next.quota, places: 0 }, now)
  return false
}

/** The row and the message owed for it change together; if two do this at once, one of them finds the row changed. */
async function writePromotion(event: EventRecord, next: SignUpRecord, seats: SignUpRecord['seats'], now: Date): Promise<boolean> {
  const promotion = promotionOf(event, now)
  try {
    return await transact(async (transaction) => {
      const row = await transaction.get(signUps, next._id)
      // Gone, or with more or fewer people than the numbers were taken for.
      if (row?.status !== 'waitlisted' || row.companions !== next.companions) return false
      await transaction.update(signUps, next._id, {
        ...promotion,
        seats,
        order: orderOf({ status: promotion.status, seats, queue: null }),
        statusAt: now,
      })
      await transaction.insert(deliveries, personalDelivery(promotionMessage(event, next, promotion), now))
      return true
    })
  } catch (error) {
    if (isDuplicate(error) || isConflict(error)) return false
    throw error
  }
}
