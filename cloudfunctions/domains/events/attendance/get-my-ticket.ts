import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { eventWithMine } from '../store'
import { arrivalView } from './act-on'
import { ticketFor } from './codes'

/**
 * What the member shows at the door. It says who they are at this event and nothing else: whether they have a seat is looked up when it is
 * scanned, so a cancelled one opens nothing, and somebody who never signed up can be added with it.
 */
export const getMyTicket: UseCase<'events.getMyTicket'> = async ({ eventId }, { actor }) => {
  const event = await eventWithMine(eventId, actor.memberId)
  if (event?.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  const mine = event.mine?.[0]
  const nothing = { memberId: actor.memberId, name: actor.name, seats: [], companions: 0 }
  return {
    eventId,
    title: event.title,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    placeName: event.place.name,
    ticket: ticketFor(eventId, actor.memberId),
    selfCheckIn: event.selfCheckIn,
    signOut: event.signOut,
    ...(mine ? { status: mine.status } : {}),
    ...(mine ? arrivalView(mine) : nothing),
  }
}
