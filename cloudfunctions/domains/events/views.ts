import type { OutputOf } from '../../contracts'
import type { Caller } from '../../kernel/access'
import { audienceWords } from './audience'
import type { SignUpRecord } from './records'
import { canManage, isActive } from './rules'
import { allWaiting, seatsLeftFor } from './seats/seat-rules'
import type { EventWithMine } from './store'
import { seatsLeftOf, whyNotFor } from './why-not'

/** An event as one person sees it. */
export function eventView(event: EventWithMine, reader: Caller, now: Date): OutputOf<'events.getEvent'> {
  const mine = event.mine?.[0]
  const manages = canManage(event, reader)
  const whyNot = mine && isActive(mine.status) ? null : whyNotFor(event, reader, now)
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
    seatsLeft: seatsLeftOf(event, reader),
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
    ...aboutTaking(event, manages || mine?.status === 'confirmed'),
    ...(mine
      ? {
          mine: {
            status: mine.status,
            companions: mine.companions,
            answers: mine.answers,
            answersVersion: mine.answersVersion,
            showsName: mine.showsName,
            ...(mine.by ? { byName: mine.by.name } : {}),
            ...(waitlistPosition === undefined ? {} : { waitlistPosition }),
            ...(mine.checkedInAt ? { checkedInAt: mine.checkedInAt.toISOString() } : {}),
            ...(mine.rating ? { rating: ratingView(mine.rating) } : {}),
            ...(mine.offerEndsAt ? { offerEndsAt: mine.offerEndsAt.toISOString() } : {}),
          },
        }
      : {}),
    ...(whyNot === null ? {} : { whyNot }),
    can: manages ? ['manage'] : [],
  }
}

/** One event with everything that a list leaves out. */
export function eventInFull(event: EventWithMine, reader: Caller, now: Date): OutputOf<'events.getEvent'> {
  return { ...eventView(event, reader, now), files: event.files, questions: event.questions }
}

/** How one takes part, and until when one may change one's mind. */
function aboutTaking(event: EventWithMine, hasSeat: boolean) {
  const words = audienceWords(event)
  return {
    ...(event.cover === null ? {} : { cover: event.cover }),
    online: event.onlineUrl !== null,
    ...(event.onlineUrl === null || !hasSeat ? {} : { onlineUrl: event.onlineUrl }),
    ...(words === null ? {} : { audience: { words } }),
    cancelPolicy: event.cancelPolicy,
    ...(event.cancelBy === null ? {} : { cancelBy: event.cancelBy.toISOString() }),
    selfCheckIn: event.selfCheckIn,
    signOut: event.signOut,
    ...(event.seriesId === null ? {} : { seriesId: event.seriesId }),
    ...(event.cancelReason === null ? {} : { cancelReason: event.cancelReason }),
  }
}

function ratingView({ stars, comment }: NonNullable<SignUpRecord['rating']>) {
  return { stars, ...(comment === null ? {} : { comment }) }
}
