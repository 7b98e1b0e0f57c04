import type { OutputOf } from '../../../contracts'
import { organisationsById } from '../../organisations'
import type { EventRecord } from '../records'
import { ratingFigures, together, withNoShows } from './afterwards-rules'
import { commentsOn, statesAndStars, turnoutByOrganisation } from './afterwards-store'

/** What stands for people whose account is closed. */
const formerMembers = '已注销的成员'

/** The figures of an event, as they are now. */
export async function figuresOf(event: EventRecord, now: Date): Promise<OutputOf<'events.getFigures'>> {
  const { _id: eventId, title, endsAt, photoIds } = event
  const isOver = endsAt <= now
  const [turnouts, { states, stars }, comments] = await Promise.all([
    turnoutByOrganisation(eventId),
    statesAndStars(eventId),
    commentsOn(eventId),
  ])
  const ids = turnouts.flatMap(({ organisationId }) => organisationId ?? [])
  const names = new Map((await organisationsById(ids)).map(({ _id, name }) => [_id, name]))
  return {
    title,
    isOver,
    all: withNoShows(together(turnouts), isOver),
    cancelled: states.get('cancelled') ?? 0,
    waiting: states.get('waitlisted') ?? 0,
    organisations: turnouts.map(({ organisationId, ...turnout }) => ({
      organisationId: organisationId ?? '',
      name: (organisationId === null ? undefined : names.get(organisationId)) ?? formerMembers,
      ...withNoShows(turnout, isOver),
    })),
    ratings: ratingFigures(stars, comments),
    photos: photoIds.length,
  }
}
