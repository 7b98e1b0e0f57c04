import type { Allowance } from '../../kernel/follow'
import { bringInLine } from '../../kernel/follow'
import type { Place, Tree } from '../../kernel/tree'
import { allStandingFor, waysTo } from '../../kernel/tree'
import { command } from '../../platform/database'
import { fillAll } from './fill-deliveries'
import type { Audience, NoticeRecord } from './records'
import { fillingNotices, notices } from './store'

/** Whether no notice is on its way to its recipients any more: those who change place meanwhile would be missed. */
export async function finishFilling(allowance: Allowance): Promise<boolean> {
  if ((await fillingNotices()).length === 0) return true
  allowance.left -= await fillAll(Math.max(allowance.left, 0))
  return (await fillingNotices()).length === 0
}

/**
 * Puts the notices of some organisations where the tree says: who may see them in a list, and whom those will reach that are not published
 * yet. A published one keeps the audience it had; one to named members names no place. May be repeated.
 */
export function followOrganisations(tree: Tree, ids: readonly string[], allowance: Allowance): Promise<boolean> {
  const change = ({ audience, organisationNames, organisationPaths, audiencePaths, status }: NoticeRecord) => {
    if ('memberIds' in audience) return null
    const places = allStandingFor(
      tree,
      audiencePaths.flatMap(({ path }) => path.at(-1) ?? []),
    )
    if (places.length === 0) return null
    const paths = { organisationPaths: waysTo(places), audiencePaths: places.map(({ path }) => ({ path })) }
    const moved = status === 'published' || status === 'withdrawn' ? audience : within(audience, places)
    const names = moved === audience ? organisationNames : places.map(({ name }) => name)
    const become = { audience: moved, organisationNames: names, ...paths }
    const standing = { audience, organisationNames, organisationPaths, audiencePaths }
    return JSON.stringify(become) === JSON.stringify(standing) ? null : { when: { status }, become }
  }
  const fields = { audience: 1, organisationNames: 1, organisationPaths: 1, audiencePaths: 1, status: 1 } as const
  return bringInLine(notices, { criteria: { organisationPaths: command().in([...ids]) }, fields, change }, allowance)
}

/** The audience with these places in it; the same one when they are in it already, or when it names none. */
function within(audience: Audience, places: readonly Place[]): Audience {
  const organisationIds = places.map(({ _id }) => _id)
  if ('organisationIds' in audience)
    return organisationIds.join() === audience.organisationIds.join() ? audience : { ...audience, organisationIds }
  if ('filter' in audience)
    return organisationIds.join() === audience.filter.organisationIds.join()
      ? audience
      : { ...audience, filter: { ...audience.filter, organisationIds } }
  return audience
}

/**
 * Lets notices to some organisations that came out at or after an instant be filled once more from the beginning: who was put in their
 * audience only now is added, and nobody has two rows. May be repeated.
 */
export async function fillAgain(tree: Tree, ids: readonly string[], since: Date): Promise<void> {
  const _ = command()
  const ways = waysTo(allStandingFor(tree, ids))
  const published = { status: 'published', updatedAt: _.gte(since), publishedAt: _.gte(since), 'fanOut.state': 'done' }
  const fanOut = { state: 'filling', after: null, recipients: 0 }
  const named = _.in([...ways, ...ids])
  for (const field of ['audience.organisationIds', 'audience.filter.organisationIds'])
    await notices.update({ ...published, [field]: named }, { fanOut })
}
