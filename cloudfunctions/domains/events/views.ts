import type { OutputOf } from '../../contracts'
import type { Caller } from '../../kernel/access'
import { canManage } from './rules'
import { allWaiting, quotaFor, seatsLeftFor } from './seats/seat-rules'
import type { EventWithMine } from './store'

/** An event as one person sees it. */
export function eventView(event: EventWithMine, reader: Caller): OutputOf<'events.getEvent'> {
  const mine = event.mine?.[0]
  const quota = reader.status === 'guest' ? null : quotaFor(event, reader.organisationPaths, 1)
  const waitlistPosition = mine?.status === 'waitlisted' && event.ahead ? (event.ahead[0]?.count ?? 0) + 1 : undefined
  return {
    eventId: event._id,
    title: event.title,
    kind: event.kind,
    status: event.status,
    organisationId: event.organisationId,
    organisationName: event.organisationName,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    place: event.place,
    capacity: event.capacity,
    // What is free while somebody waits is theirs.
    seatsLeft: allWaiting(event) > 0 ? 0 : seatsLeftFor(event, quota),
    waiting: allWaiting(event),
    waitlist: event.waitlist,
    quotas: Object.entries(event.quotas).map(([organisationId, { name, most }]) => ({
      organisationId,
      name,
      most,
      seatsLeft: seatsLeftFor(event, organisationId),
    })),
    approval: event.approval,
    companionsAllowed: event.companionsAllowed,
    signUpClosesAt: event.signUpClosesAt.toISOString(),
    ...(event.description === null ? {} : { description: event.description }),
    ...(event.signUpOpensAt === null ? {} : { signUpOpensAt: event.signUpOpensAt.toISOString() }),
    ...(mine
      ? {
          mine: {
            status: mine.status,
            companions: mine.companions,
            ...(waitlistPosition === undefined ? {} : { waitlistPosition }),
            ...(mine.offerEndsAt ? { offerEndsAt: mine.offerEndsAt.toISOString() } : {}),
          },
        }
      : {}),
    can: canManage(event, reader) ? ['manage'] : [],
  }
}
