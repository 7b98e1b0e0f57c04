import { addSeconds } from '../../kernel/clock'
import { promoteWaiting } from './promote-waiting'
import type { EventRecord } from './records'
import { unheldSeats } from './rules'
import { clearFreed, countWaiting, events, freedRows, heldSeats, setHints, unsettledEvents } from './store'

/** After so long without a move, whatever was under way has ended or died: longer than `api` may run. */
const quietSeconds = 20

/**
 * Compares what events believe with what their rows say, sets it right, and passes free seats on: the way back after a crash between a
 * number and its row. Run by the timer. Answers how many events were settled.
 */
export async function settleEvents(now: Date): Promise<number> {
  const before = addSeconds(now, -quietSeconds)
  const unsettled = await unsettledEvents(before)
  const freed = new Set((await freedRows(before)).map(({ eventId }) => eventId))
  for (const event of unsettled) freed.delete(event._id)
  const others = await Promise.all([...freed].map((eventId) => events.get(eventId)))
  let settled = 0
  for (const event of [...unsettled, ...others.filter((found) => found !== null)]) {
    if (await settle(event, before, now)) settled++
  }
  return settled
}

async function settle(event: EventRecord, before: Date, now: Date): Promise<boolean> {
  const held = await heldSeats(event._id)
  const issued = held.reduce((most, seat) => Math.max(most, seat), event.issued)
  const waiting = await countWaiting(event._id)
  const unchanged = await setHints(event, { issued, free: unheldSeats(issued, held), waiting })
  if (!unchanged) return false
  await clearFreed(event._id, before)
  await promoteWaiting(event._id, now)
  return true
}
