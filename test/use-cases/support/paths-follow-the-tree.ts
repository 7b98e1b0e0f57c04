import { events, signUps } from '../../../cloudfunctions/domains/events'
import { members } from '../../../cloudfunctions/domains/members'
import type { NoticeRecord } from '../../../cloudfunctions/domains/notices'
import { notices } from '../../../cloudfunctions/domains/notices'
import { opinions } from '../../../cloudfunctions/domains/opinions'
import { allOrganisations } from '../../../cloudfunctions/domains/organisations'
import type { Tree } from '../../../cloudfunctions/kernel/tree'
import { isOpen, treeOf, waysTo } from '../../../cloudfunctions/kernel/tree'
import type { Collection, Stored } from '../../../cloudfunctions/platform/database'
import { command } from '../../../cloudfunctions/platform/database'

async function everyOne<T extends Stored>(of: Collection<T>): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const last = all.at(-1)
    const next = await of.find(last ? { _id: command().gt(last._id) } : {}, { orderBy: [['_id', 'asc']], limit: 1000 })
    all.push(...next)
    if (next.length < 1000) return all
  }
}

const text = (ids: readonly string[]) => ids.join('/')
const sorted = (ids: readonly string[]) => text([...ids].sort())

/** What is wrong with the tree itself: its ways, a ring, an open place below a closed one. */
export function faultsOfTree(tree: Tree): string[] {
  return [...tree.values()].flatMap(({ _id, parentId, path, status, mergedIntoId, membersWentToId }) => {
    const parent = parentId === null ? undefined : tree.get(parentId)
    const right = [...(parent?.path ?? []), _id]
    return [
      parentId !== null && !parent && `${_id} hangs under nothing`,
      new Set(path).size !== path.length && `${_id} stands in a ring`,
      text(path) !== text(right) && `${_id} has the way ${text(path)} and should have ${text(right)}`,
      status !== 'closed' && parent && !isOpen(parent) && `${_id} is open below a closed place`,
      status === 'closed' && !mergedIntoId === !membersWentToId && `${_id} is closed and nothing, or two, stand for it`,
    ].filter((fault) => typeof fault === 'string')
  })
}

/** Every record that does not stand where the tree says, in words; none when all have followed. */
export async function pathsFollowTheTree(): Promise<string[]> {
  const tree = treeOf(await allOrganisations())
  const open = (id: string) => {
    const place = tree.get(id)
    return place && isOpen(place) ? place : undefined
  }
  const wayOf = (id: string) => text(open(id)?.path ?? ['nowhere'])
  const [people, allEvents, rows, allOpinions, allNotices] = await Promise.all([
    everyOne(members),
    everyOne(events),
    everyOne(signUps),
    everyOne(opinions),
    everyOne(notices),
  ])
  const eventWays = new Map(allEvents.map((event) => [event._id, text(event.organisationPath)]))
  return [
    ...faultsOfTree(tree),
    ...people.flatMap(({ _id, organisationIds, organisationPaths, roles }) => [
      organisationIds.length === 0 && `${_id} belongs nowhere`,
      organisationIds.some((id) => !open(id)) && `${_id} belongs to ${text(organisationIds)}, not all open`,
      new Set(organisationIds).size < organisationIds.length && `${_id} belongs twice to ${text(organisationIds)}`,
      sorted(organisationPaths) !== sorted(waysTo(organisationIds.flatMap((id) => open(id) ?? []))) &&
        `${_id} has the ways ${text(organisationPaths)}`,
      roles.some(({ organisationId }) => !open(organisationId)) && `${_id} holds a role on what is closed`,
    ]),
    ...[...allEvents, ...allOpinions].map(
      ({ _id, organisationId, organisationPath }) => text(organisationPath) !== wayOf(organisationId) && `${_id} is off its way`,
    ),
    ...allEvents.map(
      ({ _id, audience }) => (audience?.organisationIds ?? []).some((id) => !open(id)) && `${_id} is for what is closed`,
    ),
    ...allEvents.map(({ _id, quotas }) => Object.keys(quotas).some((id) => !open(id)) && `${_id} keeps seats for what is closed`),
    ...rows.map(
      ({ _id, eventId, organisationPath }) => text(organisationPath) !== eventWays.get(eventId) && `${_id} is off its way`,
    ),
    ...allNotices.flatMap(({ _id, status, audience, audiencePaths, organisationPaths }) => [
      status !== 'published' && placesOf(audience).some((id) => !open(id)) && `${_id} would reach what is closed`,
      audiencePaths.some(({ path }) => text(path) !== wayOf(path.at(-1) ?? '')) && `${_id} has an audience off its way`,
      sorted(organisationPaths) !== sorted(waysTo(audiencePaths)) && `${_id} is listed off its way`,
    ]),
  ].filter((fault) => typeof fault === 'string')
}

/** The organisations that an audience names, if it does. */
function placesOf(audience: NoticeRecord['audience']): string[] {
  if ('organisationIds' in audience) return audience.organisationIds
  return 'filter' in audience ? audience.filter.organisationIds : []
}
