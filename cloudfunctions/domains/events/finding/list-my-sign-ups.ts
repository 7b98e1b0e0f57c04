import type { UseCase } from '../../../kernel/use-case'
import { mySignUps } from '../store'

export const listMySignUps: UseCase<'events.listMySignUps'> = async ({ cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await mySignUps(actor.memberId, cursor, limit)
  const items = documents.flatMap(({ event: [event], ...row }) =>
    event === undefined
      ? []
      : {
          eventId: event._id,
          title: event.title,
          startsAt: event.startsAt.toISOString(),
          endsAt: event.endsAt.toISOString(),
          placeName: event.place.name,
          eventStatus: event.status,
          status: row.status,
          companions: row.companions,
          ...(row.offerEndsAt === null ? {} : { offerEndsAt: row.offerEndsAt.toISOString() }),
          ...(row.by === null ? {} : { byName: row.by.name }),
          ...(row.checkedInAt === null ? {} : { checkedInAt: row.checkedInAt.toISOString() }),
        },
  )
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
