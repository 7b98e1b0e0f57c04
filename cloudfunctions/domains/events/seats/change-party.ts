import { promoteWaiting } from './promote-waiting'
import type { Answered, EventRecord, SignUpRecord } from '../records'
import { requireRoomForMore } from '../rules'
import { numbersTaken, orderOf, seatsFor, seatsForMore } from './seat-rules'
import { giveBack, takeSeats, unheldAmong } from './seat-store'
import { signUps } from '../store'
import { passOn } from './withdraw'

/** What somebody says on their row. */
export type OnTheRow = Answered & Pick<SignUpRecord, 'showsName' | 'companions'>

/**
 * Writes what somebody says now, and takes or gives back seats for those they bring. False when the row is no longer as it was read, or
 * somebody was quicker to a seat. Seats are taken before the row and given back after it, as when signing up and cancelling.
 */
export async function changeParty(event: EventRecord, mine: SignUpRecord, wanted: OnTheRow, now: Date): Promise<boolean> {
  if (!differs(mine, wanted)) return true
  const more = wanted.companions - mine.companions
  if (more > 0) requireRoomForMore(event, mine, wanted.companions + 1, now)
  const isSeated = mine.status === 'confirmed' || mine.status === 'offered'
  if (more > 0 && isSeated) return withMore(event, mine, wanted, now)
  if (more < 0 && isSeated) return withFewer(mine, wanted, now)
  if ((await write(mine, more === 0 && mine.status !== 'pending' ? wanted : { ...wanted, statusAt: now })) === 0) return false
  // A smaller party may fit where the larger did not.
  if (more < 0 && mine.status === 'waitlisted') await promoteWaiting(event._id, now)
  return true
}

async function withMore(event: EventRecord, mine: SignUpRecord, wanted: OnTheRow, now: Date): Promise<boolean> {
  // Their quota goes into another at this moment: the row will say which.
  if (mine.quota !== null && !Object.hasOwn(event.quotas, mine.quota)) return false
  const allotment = seatsForMore(event, mine.quota, wanted.companions - mine.companions)
  const after = await takeSeats(event, mine.quota, allotment, 'newcomer', now)
  if (!after) return false
  const taken = numbersTaken(after, allotment, mine.quota)
  const seats = [...mine.seats, ...taken]
  const order = orderOf({ status: mine.status, seats, queue: null })
  if ((await write(mine, { ...wanted, seats, order, statusAt: now })) === 1) return true
  await giveBack(event._id, { seats: await unheldAmong(event._id, taken), quota: mine.quota, places: 0 }, now)
  await promoteWaiting(event._id, now)
  return false
}

async function withFewer(mine: SignUpRecord, wanted: OnTheRow, now: Date): Promise<boolean> {
  const { kept, dropped } = seatsFor(mine.seats, wanted.companions + 1)
  if ((await write(mine, { ...wanted, seats: kept, statusAt: now, freedAt: now })) === 0) return false
  await passOn({ ...mine, seats: dropped }, now)
  return true
}

function differs(mine: SignUpRecord, wanted: OnTheRow): boolean {
  const said = ({ answers, answersVersion, showsName, companions }: OnTheRow) =>
    JSON.stringify([Object.entries(answers).sort(), answersVersion, showsName, companions])
  return said(mine) !== said(wanted)
}

function write({ _id, status, statusAt, companions }: SignUpRecord, change: Partial<SignUpRecord>): Promise<number> {
  return signUps.updateUnlessDuplicate({ _id, status, statusAt, companions }, change)
}
