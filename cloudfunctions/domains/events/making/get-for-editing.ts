import { managedEvent } from '../managed-event'
import type { OutputOf, UseCase } from '../../../kernel/use-case'
import type { EventRecord } from '../records'
import { countActive, seriesSummary } from '../store'

export const getForEditing: UseCase<'events.getForEditing'> = async ({ eventId }, { actor }) => {
  const event = await managedEvent(eventId, actor)
  const [signedUp, series] = await Promise.all([
    countActive(eventId),
    event.seriesId === null ? null : seriesSummary(event.seriesId),
  ])
  return {
    eventId,
    organisationId: event.organisationId,
    organisationName: event.organisationName,
    status: event.status,
    version: event.version,
    ...(series === null || event.seriesId === null ? {} : { series: { seriesId: event.seriesId, ...series } }),
    ...(event.cancelReason === null ? {} : { cancelReason: event.cancelReason }),
    signedUp,
    ...given(event),
  }
}

/** The details as an organiser gives them. */
function given(
  event: EventRecord,
): Omit<OutputOf<'events.getForEditing'>, 'eventId' | 'organisationId' | 'organisationName' | 'status' | 'version' | 'signedUp'> {
  const { audience, startsAt, signUpOpensAt, signUpClosesAt, cancelBy } = event
  return {
    title: event.title,
    kind: event.kind,
    startsAt: startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    place: event.place,
    ...(event.onlineUrl === null ? {} : { onlineUrl: event.onlineUrl }),
    capacity: event.capacity,
    ...(event.description === null ? {} : { description: event.description }),
    ...(signUpOpensAt === null ? {} : { signUpOpensAt: signUpOpensAt.toISOString() }),
    // Until the start, unless said otherwise: so it follows when the start is moved.
    ...(+signUpClosesAt === +startsAt ? {} : { signUpClosesAt: signUpClosesAt.toISOString() }),
    waitlist: event.waitlist,
    quotas: Object.entries(event.quotas).map(([organisationId, { most }]) => ({ organisationId, most })),
    approval: event.approval,
    companionsAllowed: event.companionsAllowed,
    ...(audience === null
      ? {}
      : {
          audience: {
            organisationIds: audience.organisationIds,
            ...(audience.segmentId === null ? {} : { segmentId: audience.segmentId }),
          },
        }),
    questions: event.questions.items,
    cancelPolicy: event.cancelPolicy,
    ...(cancelBy === null ? {} : { cancelBy: cancelBy.toISOString() }),
    ...(event.cover === null ? {} : { cover: event.cover }),
    files: event.files,
    selfCheckIn: event.selfCheckIn,
    signOut: event.signOut,
  }
}
