import { command } from '../../../platform/database'
import { signUps } from '../store'
import { withdraw } from './withdraw'

/** Offers one run of the timer ends at most; the next run goes on. */
const most = 200

/** Ends offers that nobody answered in time; each seat goes to the next person. Answers how many. */
export async function expireOffers(now: Date): Promise<number> {
  const overdue = await signUps.find({ offerEndsAt: command().lte(now) }, { orderBy: [['offerEndsAt', 'asc']], limit: most })
  let ended = 0
  for (const row of overdue) if (await withdraw(row, now, 'expired')) ended++
  return ended
}
