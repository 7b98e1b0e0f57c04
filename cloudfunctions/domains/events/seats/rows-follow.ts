import { command } from '../../../platform/database'
import type { EventRecord } from '../records'
import { signUps } from '../store'

/**
 * Brings what rows keep of their event's time in line with it: an offer that would end after the start is theirs at once, offers of a
 * cancelled event end with nobody, and whether somebody took part is noted when it is over now. May be repeated.
 */
export async function rowsFollow(event: Pick<EventRecord, '_id' | 'status' | 'startsAt' | 'endsAt'>, now: Date): Promise<void> {
  const _ = command()
  const { _id: eventId, startsAt, endsAt } = event
  const offered = { eventId, status: 'offered' }
  if (event.status === 'cancelled') {
    await signUps.update({ ...offered, offerEndsAt: _.neq(null) }, { offerEndsAt: null })
    return
  }
  const tooLate = { ...offered, offerEndsAt: _.gte(startsAt) }
  await signUps.update(tooLate, { status: 'confirmed', statusAt: now, offerEndsAt: null })
  await signUps.update({ eventId, noteAt: _.gt(endsAt) }, { noteAt: endsAt })
}
