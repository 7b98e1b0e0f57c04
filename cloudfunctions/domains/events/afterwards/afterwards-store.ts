import { command } from '../../../platform/database'
import type { SignUpRecord, SignUpStatus } from '../records'
import { signUps } from '../store'
import type { Stars, Turnout } from './afterwards-rules'

/** Comments that are read at most; an event has fewer. */
const mostComments = 500

/** Who had a seat and who came, by the first organisation each belongs to; null for those whose account is closed. */
export async function turnoutByOrganisation(eventId: string): Promise<(Turnout & { organisationId: string | null })[]> {
  const $ = command().aggregate
  const party = $.add(['$companions', 1])
  const came = $.gt(['$checkedInAt', null])
  const found = await signUps.aggregate<Turnout & { _id: string | null }>((pipeline) =>
    pipeline
      .match({ eventId, status: 'confirmed' })
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'member' })
      .addFields({ home: $.arrayElemAt(['$member.organisationIds', 0]) })
      .group({
        _id: $.ifNull([$.arrayElemAt(['$home', 0]), null]),
        signedUp: $.sum(1),
        seats: $.sum(party),
        came: $.sum($.cond({ if: came, then: 1, else: 0 })),
        cameSeats: $.sum($.cond({ if: came, then: party, else: 0 })),
      })
      .sort({ signedUp: -1, _id: 1 }),
  )
  return found.map(({ _id, ...turnout }) => ({ organisationId: _id, ...turnout }))
}

/** How many sign-ups are in each state, and how many gave how many stars. */
export async function statesAndStars(eventId: string): Promise<{ states: ReadonlyMap<SignUpStatus, number>; stars: Stars }> {
  const $ = command().aggregate
  const found = await signUps.aggregate<{ _id: { status: SignUpStatus; stars?: number | null }; people: number }>((pipeline) =>
    pipeline.match({ eventId }).group({ _id: { status: '$status', stars: '$rating.stars' }, people: $.sum(1) }),
  )
  const states = new Map<SignUpStatus, number>()
  const stars = new Map<number, number>()
  for (const { _id, people } of found) {
    states.set(_id.status, (states.get(_id.status) ?? 0) + people)
    if (typeof _id.stars === 'number') stars.set(_id.stars, (stars.get(_id.stars) ?? 0) + people)
  }
  return { states, stars }
}

/** What people wrote when they rated, without who. */
export async function commentsOn(eventId: string): Promise<string[]> {
  const rows = await signUps.find(
    { eventId, 'rating.comment': command().neq(null) },
    { orderBy: [['_id', 'asc']], limit: mostComments, fields: { rating: 1 } },
  )
  return rows.flatMap(({ rating }) => rating?.comment ?? [])
}

/** Keeps what somebody thought, as long as they count as having come. */
export async function keepRating(_id: string, rating: NonNullable<SignUpRecord['rating']>): Promise<boolean> {
  return (await signUps.update({ _id, status: 'confirmed', checkedInAt: command().neq(null) }, { rating })) === 1
}
