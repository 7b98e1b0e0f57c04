import type { Allowance } from '../../../kernel/follow'
import type { Tree } from '../../../kernel/tree'
import { standingFor } from '../../../kernel/tree'
import { command, isConflict, transact } from '../../../platform/database'
import type { EventRecord } from '../records'
import { events, signUps } from '../store'
import { quotasFollowing, renumbered } from './quotas-follow-rules'

const portion = 200

/**
 * Lets the quotas of organisations that were merged or closed be of what stands for them, and the rows that hold their numbers with them.
 * May be repeated; what is on its way meanwhile is for `settle`.
 */
export async function followQuotas(tree: Tree, ids: readonly string[], now: Date, allowance: Allowance): Promise<boolean> {
  const gone = ids.filter((id) => standingFor(tree, id)?._id !== id)
  if (gone.length === 0) return true
  const _ = command()
  const concerned = _.or(gone.flatMap((id) => [{ [`quotas.${id}.most`]: _.gt(0) }, { [`movedQuotas.${id}.to`]: _.gt('') }]))
  let after: string | undefined
  for (;;) {
    if (allowance.left <= 0) return false
    const found = await events.find(_.and([concerned, after === undefined ? {} : { _id: _.gt(after) }]), {
      orderBy: [['_id', 'asc']],
      limit: portion,
      fields: { _id: 1 },
    })
    for (const { _id } of found) if (!(await follow(_id, tree, now))) return false
    allowance.left -= found.length
    if (found.length < portion) return true
    after = found.at(-1)?._id
  }
}

/** False when so many sign up at this moment that the event cannot be had; the next run goes on. */
async function follow(eventId: string, tree: Tree, now: Date): Promise<boolean> {
  try {
    const event = await write(eventId, tree, now)
    if (event) await rowsFollowQuotas(event, now)
    return true
  } catch (error) {
    if (isConflict(error)) return false
    throw error
  }
}

/** The event is marked too, so that `settle` looks for rows that were written meanwhile with a number as it was before. */
function write(eventId: string, tree: Tree, now: Date): Promise<EventRecord | null> {
  return transact(async (transaction) => {
    const event = await transaction.get(events, eventId)
    const become = event && quotasFollowing(event, (id) => standingFor(tree, id))
    if (!event || !become) return event
    await transaction.update(events, eventId, { ...become, unsettledSince: now })
    return { ...event, ...become }
  })
}

/**
 * Brings the rows of an event in line with quotas that went into others. False when somebody changed a row meanwhile; then it is still to be
 * done. May be repeated.
 */
export async function rowsFollowQuotas({ _id: eventId, movedQuotas = {} }: EventRecord, now: Date): Promise<boolean> {
  for (const [quota, { to }] of Object.entries(movedQuotas)) await signUps.update({ eventId, quota }, { quota: to })
  for (const quota of Object.keys(movedQuotas)) {
    for (;;) {
      const rows = await signUps.find({ eventId, seats: new RegExp(`^${quota}#`) }, { limit: portion })
      for (const { _id, status, statusAt, seats } of rows) {
        // `statusAt` tells whoever has the numbers in hand that they are others now.
        const become = { seats: renumbered(seats, movedQuotas), statusAt: now }
        if ((await signUps.updateUnlessDuplicate({ _id, status, statusAt, seats: command().eq(seats) }, become)) === 0)
          return false
      }
      if (rows.length < portion) break
    }
  }
  return true
}
