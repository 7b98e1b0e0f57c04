import { addSeconds } from '../../../kernel/clock'
import { mostPromotions, promoteWaiting } from './promote-waiting'
import type { EventRecord, Quota, SignUpRecord } from '../records'
import { rowsFollowQuotas } from './quotas-follow'
import { rowsFollow } from './rows-follow'
import { poolFrom } from './pool-rules'
import { quotaNumbers, seatNumbers } from './seat-rules'
import { clearFreed, clearUnsettled, countWaiting, freedRows, heldSeats, setHints, unsettledEvents } from './seat-store'
import { events } from '../store'

/** After so long without a move, whatever was under way has ended or died: longer than `api` may run (its config.json). */
const quietSeconds = 25

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
  // As long as somebody may still write a number as it was, the rows cannot be counted.
  if (event.movedQuotas && (!isQuiet(event, before) || !(await rowsFollowQuotas(event, now)))) return false
  const held = await heldSeats(event._id)
  const waiting = await countWaiting(event._id)
  if (!(await setHints(event, hintsFrom(event, held, waiting), now))) return false
  await rowsFollow(event, now)
  // The marks go last: if the power goes before everybody who can be seated is seated, the next run begins again.
  if ((await promoteWaiting(event._id, now)) >= mostPromotions) return true
  await clearFreed(event._id, before)
  await clearUnsettled(event)
  return true
}

const isQuiet = ({ unsettledSince }: EventRecord, before: Date) => unsettledSince !== null && unsettledSince < before

/** The hints as the rows have them: what they hold, and how many wait in each quota. */
function hintsFrom(
  { capacity, issued, quotas }: EventRecord,
  held: SignUpRecord['seats'],
  waiting: ReadonlyMap<string | null, number>,
): Pick<EventRecord, 'issued' | 'free' | 'waiting' | 'quotas'> {
  const ofQuotas = quotaNumbers(held)
  const counted = ([id, quota]: [string, Quota]) => {
    const pool = poolFrom(quota, ofQuotas.get(id) ?? [])
    return [id, { ...quota, ...pool, waiting: waiting.get(id) ?? 0 }]
  }
  return {
    ...poolFrom({ most: capacity, issued }, seatNumbers(held)),
    waiting: waiting.get(null) ?? 0,
    quotas: Object.fromEntries(Object.entries(quotas).map(counted)),
  }
}
