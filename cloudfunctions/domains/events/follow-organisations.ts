import type { Allowance } from '../../kernel/follow'
import { bringInLine } from '../../kernel/follow'
import type { Tree } from '../../kernel/tree'
import { allStandingFor, standingFor } from '../../kernel/tree'
import { command } from '../../platform/database'
import type { EventRecord } from './records'
import { followQuotas } from './seats/quotas-follow'
import { events, signUps } from './store'

const portion = 200

/**
 * Puts the events of some organisations, and their sign-ups, where the tree says. An event that was over at `at` keeps the name of the
 * organisation that held it. May be repeated.
 */
export async function followOrganisations(
  tree: Tree,
  ids: readonly string[],
  { at, now }: { at: Date; now: Date },
  allowance: Allowance,
): Promise<boolean> {
  const criteria = { organisationPath: command().in([...ids]) }
  const fields = { organisationId: 1, organisationPath: 1, organisationName: 1, endsAt: 1 } as const
  const change = ({ organisationId, organisationPath, endsAt }: EventRecord) => {
    const place = standingFor(tree, organisationId)
    if (!place) return null
    const stays = place._id === organisationId
    if (stays && place.path.join() === organisationPath.join()) return null
    const name = stays || endsAt <= at ? {} : { organisationName: place.name }
    return { when: { organisationId }, become: { organisationId: place._id, organisationPath: place.path, ...name } }
  }
  if (!(await bringInLine(events, { criteria, fields, change }, allowance))) return false
  return (
    (await followEvents(tree, ids, allowance)) &&
    (await followAudiences(tree, ids, allowance)) &&
    followQuotas(tree, ids, now, allowance)
  )
}

/** Whom an event is for: what stands for a merged or closed organisation takes its place. */
function followAudiences(tree: Tree, ids: readonly string[], allowance: Allowance): Promise<boolean> {
  const _ = command()
  const change = ({ audience }: EventRecord) => {
    const former = audience?.organisationIds ?? []
    const organisationIds = allStandingFor(tree, former).map(({ _id }) => _id)
    if (organisationIds.length === 0 || organisationIds.join() === former.join()) return null
    const field = 'audience.organisationIds'
    return { when: { [field]: _.eq(former) }, become: { [field]: organisationIds } }
  }
  const criteria = { 'audience.organisationIds': _.in([...ids]) }
  return bringInLine(events, { criteria, fields: { audience: 1 }, change }, allowance)
}

/** The sign-ups of events that have followed already: they reach as far as their event. */
async function followEvents(tree: Tree, ids: readonly string[], allowance: Allowance): Promise<boolean> {
  const _ = command()
  const places = [...new Set(ids.flatMap((id) => standingFor(tree, id)?._id ?? []))]
  let after: string | undefined
  for (;;) {
    if (allowance.left <= 0) return false
    const found = await events.find(
      { organisationPath: _.in(places), ...(after === undefined ? {} : { _id: _.gt(after) }) },
      { orderBy: [['_id', 'asc']], limit: portion, fields: { organisationPath: 1 } },
    )
    for (const [way, eventIds] of byWay(found)) {
      const organisationPath = way.split(' ')
      const criteria = { eventId: _.in(eventIds), organisationPath: _.neq(organisationPath) }
      allowance.left -= await signUps.update(criteria, { organisationPath })
    }
    if (found.length < portion) return true
    after = found.at(-1)?._id
  }
}

function byWay(found: Pick<EventRecord, '_id' | 'organisationPath'>[]): Map<string, string[]> {
  const ways = new Map<string, string[]>()
  for (const { _id, organisationPath } of found) {
    const way = organisationPath.join(' ')
    ways.set(way, [...(ways.get(way) ?? []), _id])
  }
  return ways
}

/** How many events of an organisation itself, or of it and everything below it, are not over. */
export function countOpenEvents(organisationId: string, { withBelow }: { withBelow: boolean }, now: Date): Promise<number> {
  const scope = { organisationPath: organisationId, ...(withBelow ? {} : { organisationId }) }
  return events.count({ ...scope, endsAt: command().gt(now), status: command().neq('cancelled') })
}
