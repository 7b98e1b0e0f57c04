import type { ParsedInputOf } from '../../contracts'
import type { Actor } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { promoteWaiting } from './promote-waiting'
import type { EventRecord, SignUpRecord } from './records'
import type { Allotment } from './rules'
import { allotSeats, isActive, lastIssued, orderOf, requireOpen, seatNumbers, seatsLeft } from './rules'
import type { EventWithMine } from './store'
import { giveBack, takeFree, takeFresh, takePlace, unheldAmong } from './seat-store'
import { eventWithMine, signUpId, signUps } from './store'
import { waitlistPosition } from './waitlist-position'

/** How often somebody may be beaten to a seat before they are asked to try again. */
const mostAttempts = 8

/** A seat or place that the event has counted as taken, before the row that holds it. */
type Taken = Pick<SignUpRecord, 'status' | 'seats' | 'queue'> & { position: number | undefined; event: EventRecord }

/**
 * Takes a number from the event, then writes the row that holds it. The row is what counts: no seat number can stand in two rows, and a
 * number that never reached a row is found again by `settle`.
 */
export const signUp: UseCase<'events.signUp'> = async (input, { actor, now }) => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const event = await eventWithMine(input.eventId, actor.memberId)
    if (!event) throw new AppError('EVENT_NOT_FOUND')
    const mine = event.mine?.[0] ?? null
    if (mine && isActive(mine.status)) return { status: mine.status, ...(await waitlistPosition(mine)) }
    const taken = await take(event, input.companions + 1, actor.memberId, now)
    if (!taken) continue
    if (await writeRow(event, mine, taken, { input, actor, now })) {
      // Somebody gave a seat back between our look and our place in the waitlist.
      if (taken.status === 'waitlisted' && seatsLeft(taken.event) > 0) await promoteWaiting(event._id, now)
      return { status: taken.status, ...(taken.position === undefined ? {} : { waitlistPosition: taken.position }) }
    }
    // A twin of this request, or somebody on an older number, was quicker: what nobody holds goes to the next person.
    const seats = await unheldAmong(event._id, seatNumbers(taken.seats))
    await giveBack(event._id, { seats, places: taken.status === 'waitlisted' ? 1 : 0 }, now)
    await promoteWaiting(event._id, now)
  }
  throw new AppError('BUSY', { over: 'seats' })
}

/** Takes what the rule allots; null when somebody was quicker and the event must be looked at again. */
async function take(event: EventWithMine, party: number, memberId: string, now: Date): Promise<Taken | null> {
  requireOpen(event, party, now)
  const allotment: Allotment = allotSeats(event, party)
  switch (allotment.from) {
    case 'free': {
      const after = await takeFree(event, allotment.seats, allotment.fresh, now)
      const seats = after && [...allotment.seats, ...lastIssued(after, allotment.fresh)]
      return after && seats && { status: 'confirmed', seats, queue: null, position: undefined, event: after }
    }
    case 'fresh': {
      const after = await takeFresh(event, party, now)
      const seats = after && lastIssued(after, party)
      return after && seats && { status: 'confirmed', seats, queue: null, position: undefined, event: after }
    }
    case 'waitlist': {
      const after = await takePlace(event, now)
      return after && { status: 'waitlisted', seats: [memberId], queue: after.queued, position: after.waiting, event: after }
    }
  }
}

/** Writes the person's row; false when the person or one of the seats has a row already. */
async function writeRow(
  event: EventRecord,
  former: SignUpRecord | null,
  { status, seats, queue }: Taken,
  { input, actor, now }: { input: ParsedInputOf<'events.signUp'>; actor: Actor; now: Date },
): Promise<boolean> {
  const current = {
    memberName: actor.name,
    organisationPath: event.organisationPath,
    status,
    seats,
    queue,
    order: orderOf({ status, seats, queue }),
    companions: input.companions,
    answers: input.answers,
    signedUpAt: now,
    statusAt: now,
    freedAt: null,
    checkedInAt: null,
    checkIns: former?.checkIns ?? [],
  }
  const _id = signUpId(event._id, actor.memberId)
  if (!former) return signUps.insert({ _id, eventId: event._id, memberId: actor.memberId, ...current })
  return (await signUps.updateUnlessDuplicate({ _id, status: former.status, statusAt: former.statusAt }, current)) === 1
}
