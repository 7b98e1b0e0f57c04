import type { Caller } from '../../kernel/access'
import { isInvited } from './audience'
import type { WhyNot } from './records'
import { whyNot } from './why-not-rules'
import { allWaiting, quotaFor, seatsLeftFor } from './seats/seat-rules'
import type { EventWithMine } from './store'

/** How many seats somebody could have now: none while others wait. */
export function seatsLeftOf(event: EventWithMine, reader: Caller): number {
  const quota = reader.status === 'guest' ? null : quotaFor(event, reader.organisationPaths, 1)
  // What is free while somebody waits is theirs.
  return allWaiting(event) > 0 ? 0 : seatsLeftFor(event, quota)
}

/** Why somebody cannot sign up for an event; null when they can. */
export function whyNotFor(event: EventWithMine, reader: Caller, now: Date): WhyNot | null {
  const isMeant = reader.status !== 'guest' && isInvited(event, reader.organisationPaths)
  return whyNot(event, { status: reader.status, isMeant, seatsLeft: seatsLeftOf(event, reader) }, now)
}
