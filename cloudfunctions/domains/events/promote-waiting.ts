import { personalDelivery, deliveries } from '../../kernel/outbox'
import { shanghaiTime } from '../../kernel/clock'
import { isConflict, isDuplicate, transact } from '../../platform/database'
import type { EventRecord, SignUpRecord } from './records'
import { lastIssued, orderOf, seatsForNext } from './rules'
import { firstWaiting, giveBack, noLongerFree, takeFreshForWaiting, unheldAmong } from './seat-store'
import { events, signUps } from './store'

/** How many are promoted in one go; more are left to the next call or the timer. */
export const mostPromotions = 50

/**
 * Gives free seats to those who wait, first come first. The row and the message owed for it change together; if two do this at once, the
 * unique seat decides. Answers how many were promoted.
 */
export async function promoteWaiting(eventId: string, now: Date): Promise<number> {
  let promoted = 0
  while (promoted < mostPromotions) {
    const event = await events.get(eventId)
    if (!event || event.status !== 'published' || now >= event.startsAt) break
    const [next] = await firstWaiting(eventId)
    if (!next) break
    const seats = await seatsFor(event, next, now)
    if (!seats) break
    const outcome = await seat(event, next, seats, now)
    if (outcome === 'busy') {
      await giveBack(eventId, { seats: await unheldAmong(eventId, seats), places: 0 }, now)
      break
    }
    // Taken: those that a row does hold come off the list, the others stay on it.
    const unheld = outcome === 'seated' ? [] : await unheldAmong(eventId, seats)
    await noLongerFree(
      eventId,
      seats.filter((number) => !unheld.includes(number)),
      outcome === 'seated' ? 1 : 0,
    )
    if (outcome === 'seated') promoted++
  }
  return promoted
}

/** Seat numbers for the first who waits, or null when there are too few: nobody behind them is asked instead. */
async function seatsFor(event: EventRecord, next: SignUpRecord, now: Date): Promise<number[] | null> {
  const party = next.companions + 1
  const choice = seatsForNext(event, party)
  if (choice.from === 'none') return null
  const { seats, fresh } = choice.from === 'free' ? choice : { seats: [], fresh: party }
  if (fresh === 0) return seats
  const after = await takeFreshForWaiting(event, fresh, now)
  return after && [...seats, ...lastIssued(after, fresh)]
}

/** `seated`; `taken` when a row holds one of the seats or the person is gone; `busy` when another promotion is under way. */
async function seat(event: EventRecord, next: SignUpRecord, seats: number[], now: Date): Promise<'seated' | 'taken' | 'busy'> {
  try {
    return await transact(async (transaction) => {
      const row = await transaction.get(signUps, next._id)
      if (row?.status !== 'waitlisted') return 'busy'
      await transaction.update(signUps, next._id, {
        status: 'confirmed',
        seats,
        order: orderOf({ status: 'confirmed', seats, queue: null }),
        statusAt: now,
      })
      await transaction.insert(deliveries, promotionMessage(event, next, now))
      return 'seated'
    })
  } catch (error) {
    if (isDuplicate(error)) return 'taken'
    if (isConflict(error)) return 'busy'
    throw error
  }
}

function promotionMessage(event: EventRecord, { memberId, queue }: SignUpRecord, now: Date) {
  const time = shanghaiTime(event.startsAt)
  return personalDelivery(
    {
      occasion: `promoted_${event._id}_${queue}`,
      memberId,
      title: `候补成功：${event.title}`,
      body: `您候补的活动有名额了，已为您确认。时间：${time}，地点：${event.place.name}。如不能参加，请尽早取消，让给下一位。`,
      page: `/pages/events/detail/detail?eventId=${event._id}`,
      template: 'eventPromoted',
      fields: {
        thing1: event.title,
        time2: event.startsAt.toISOString(),
        thing3: event.place.name,
        thing4: '已为您确认名额，不能参加请尽早取消',
      },
    },
    now,
  )
}
