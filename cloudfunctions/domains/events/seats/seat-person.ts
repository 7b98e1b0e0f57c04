import type { Actor } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import type { Change } from '../../../kernel/change'
import { atomically } from '../../../kernel/change'
import { isDuplicate } from '../../../platform/database'
import { promoteWaiting } from './promote-waiting'
import type { Answered, EventRecord, SignUpRecord, SignUpStatus } from '../records'
import { allotAtDoor, allotSeats, allWaiting, numbersTaken, orderOf, quotaFor, seatsLeftFor, spread } from './seat-rules'
import { giveBack, noLongerWaiting, takePlace, takeSeats, unheldAmong } from './seat-store'
import type { EventWithMine } from '../store'
import { eventWithMine, signUpId, signUps } from '../store'

/** How often somebody may be beaten to a seat before they are asked to try again. */
const mostAttempts = 8

/** A seat or place that the event has counted as taken, before the row that holds it. */
type Taken = Pick<SignUpRecord, 'status' | 'seats' | 'queue' | 'quota'> & { position?: number; event: EventRecord }

/** Who is to be seated, and what their row says beside where they sit. */
export interface Guest {
  eventId: string
  person: { memberId: string; organisationPaths: readonly string[] }
  row: Pick<SignUpRecord, 'memberName' | 'companions' | 'showsName' | 'signedUpAt' | 'by'>
  /** What they answer, from the event and the person's row as they are; or a refusal. */
  answered: (event: EventRecord, mine: SignUpRecord | null) => Answered
}

/** Where they sit now, and with a seat or place just taken which it is. */
export interface Seated {
  status: SignUpStatus
  position?: number
  /** The row as it stood, when nothing had to be done. */
  standing?: SignUpRecord
}

/** When staff act for somebody: who, and what is written together with the row. */
export interface OnBehalf {
  by: { actor: Pick<Actor, 'memberId' | 'name'>; now: Date; requestId: string }
  also: (change: Change, status: SignUpStatus) => Promise<void>
}

/**
 * Takes numbers from the event, then writes the row that holds them. The row is what counts: no number can stand in two rows, and one that
 * never reached a row is found again by `settle`. `decide` sees the event and the person's row as they are; it answers `seat`, `atDoor` for
 * somebody who is there and is not to wait, `pending` for a row without a seat, or `stand` to leave everything as it is, and it throws to refuse.
 */
export async function seatPerson(
  { eventId, person, row, answered }: Guest,
  decide: (event: EventWithMine, mine: SignUpRecord | null) => 'seat' | 'atDoor' | 'pending' | 'stand',
  now: Date,
  onBehalf?: OnBehalf,
): Promise<Seated> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const event = await eventWithMine(eventId, person.memberId)
    if (!event) throw new AppError('EVENT_NOT_FOUND')
    const mine = event.mine?.[0] ?? null
    const decision = decide(event, mine)
    if (decision === 'stand' && mine) return { status: mine.status, standing: mine }
    const said = { ...row, ...answered(event, mine) }
    const taken =
      decision === 'pending'
        ? unseated(event, person, row)
        : await take(event, person, row, now, { isAtDoor: decision === 'atDoor', isBeaten: attempt > 0 })
    if (!taken) continue
    const document = rowOf(event, mine, taken, person.memberId, said, now)
    if (onBehalf ? await writeWith(onBehalf, mine, document) : await write(mine, document)) {
      if (mine?.status === 'waitlisted' && taken.status === 'confirmed') await noLongerWaiting(eventId, mine.quota)
      // Somebody gave a seat back between our look and our place in the waitlist.
      if (taken.status === 'waitlisted' && seatsLeftFor(taken.event, taken.quota) > 0) await promoteWaiting(eventId, now)
      return { status: taken.status, ...(taken.position === undefined ? {} : { position: taken.position }) }
    }
    await passOn(eventId, taken, now)
  }
  throw new AppError('BUSY', { over: 'seats' })
}

/** A row that waits for a decision holds nothing. */
function unseated(event: EventRecord, person: Guest['person'], { companions }: Guest['row']): Taken {
  const quota = quotaFor(event, person.organisationPaths, companions + 1)
  return { status: 'pending', seats: [person.memberId], queue: null, quota, event }
}

/** Takes what the rule allots; null when somebody was quicker and the event must be looked at again. */
async function take(
  event: EventRecord,
  { memberId, organisationPaths }: Guest['person'],
  { companions }: Guest['row'],
  now: Date,
  { isAtDoor, isBeaten }: { isAtDoor: boolean; isBeaten: boolean },
): Promise<Taken | null> {
  const party = companions + 1
  const quota = quotaFor(event, organisationPaths, party)
  const allotted = isAtDoor ? allotAtDoor(event, quota, party, now) : allotSeats(event, quota, party)
  if (allotted === 'waitlist') {
    const after = await takePlace(event, quota, now)
    return (
      after && { status: 'waitlisted', seats: [memberId], queue: after.queued, quota, position: allWaiting(after), event: after }
    )
  }
  const allotment = isBeaten ? spread(allotted, event, quota, Math.random()) : allotted
  const after = await takeSeats(event, quota, allotment, isAtDoor && now >= event.startsAt ? 'waiting' : 'newcomer', now)
  return after && { status: 'confirmed', seats: numbersTaken(after, allotment, quota), queue: null, quota, event: after }
}

function rowOf(
  event: EventRecord,
  former: SignUpRecord | null,
  { status, seats, queue, quota }: Taken,
  memberId: string,
  said: Guest['row'] & Answered,
  now: Date,
): SignUpRecord {
  return {
    _id: signUpId(event._id, memberId),
    eventId: event._id,
    memberId,
    ...said,
    organisationPath: event.organisationPath,
    status,
    seats,
    quota,
    queue,
    order: orderOf({ status, seats, queue }),
    offerEndsAt: null,
    statusAt: now,
    // What they gave up before may not have been passed on yet, when they only ask now.
    freedAt: former?.freedAt ?? null,
    checkedInAt: null,
    signedOutAt: null,
    rating: former?.rating ?? null,
    checkIns: former?.checkIns ?? [],
  }
}

/** Writes the person's row; false when the person or one of the numbers has a row already. */
async function write(former: SignUpRecord | null, row: SignUpRecord): Promise<boolean> {
  if (!former) return signUps.insert(row)
  const { _id, ...fields } = row
  return (await signUps.updateUnlessDuplicate({ _id, status: former.status, statusAt: former.statusAt }, fields)) === 1
}

/** The same together with what belongs to it. */
async function writeWith({ by, also }: OnBehalf, former: SignUpRecord | null, row: SignUpRecord): Promise<boolean> {
  try {
    return await atomically(by, async (change) => {
      const standing = await change.get(signUps, row._id)
      if (standing?.status !== former?.status || standing?.statusAt.getTime() !== former?.statusAt.getTime()) return false
      const { _id, ...fields } = row
      if (former) await change.update(signUps, _id, fields)
      else await change.insert(signUps, row)
      await also(change, row.status)
      return true
    })
  } catch (error) {
    if (isDuplicate(error) || (error instanceof AppError && error.code === 'BUSY')) return false
    throw error
  }
}

/** A twin of this request, or somebody on an older number, was quicker: what nobody holds goes to the next person. */
async function passOn(eventId: string, { seats, quota, status }: Taken, now: Date): Promise<void> {
  if (status === 'pending') return
  const isWaiting = status === 'waitlisted'
  const unheld = isWaiting ? [] : await unheldAmong(eventId, seats)
  await giveBack(eventId, { seats: unheld, quota, places: isWaiting ? 1 : 0 }, now)
  await promoteWaiting(eventId, now)
}
