import type { Allowance } from '../../kernel/follow'
import { bringInLine } from '../../kernel/follow'
import type { Tree } from '../../kernel/tree'
import { allStandingFor, waysTo } from '../../kernel/tree'
import { command } from '../../platform/database'
import { fillAll } from './fill-deliveries'
import type { NoticeRecord } from './records'
import { fillingNotices, notices } from './store'

/** Whether no notice is on its way to its recipients any more: those who change place meanwhile would be missed. */
export async function finishFilling(allowance: Allowance): Promise<boolean> {
  if ((await fillingNotices()).length === 0) return true
  allowance.left -= await fillAll(Math.max(allowance.left, 0))
  return (await fillingNotices()).length === 0
}

/**
 * Puts the notices of some organisations where the tree says: who may see them in a list, and whom those will reach that are not published
 * yet. A published one keeps the audience it had. May be repeated.
 */
export function followOrganisations(tree: Tree, ids: readonly string[], allowance: Allowance): Promise<boolean> {
  const _ = command()
  const change = ({ audience, organisationNames, organisationPaths, audiencePaths, status }: NoticeRecord) => {
    const places = allStandingFor(tree, audience.organisationIds)
    if (places.length === 0) return null
    const paths = { organisationPaths: waysTo(places), audiencePaths: places.map(({ path }) => ({ path })) }
    const organisationIds = places.map(({ _id }) => _id)
    const written = status === 'published' || status === 'withdrawn'
    const reach =
      written || organisationIds.join() === audience.organisationIds.join()
        ? { audience, organisationNames }
        : { audience: { ...audience, organisationIds }, organisationNames: places.map(({ name }) => name) }
    const become = { ...reach, ...paths }
    const standing = { audience, organisationNames, organisationPaths, audiencePaths }
    if (JSON.stringify(become) === JSON.stringify(standing)) return null
    return { when: { status, 'audience.organisationIds': _.eq(audience.organisationIds) }, become }
  }
  const fields = { audience: 1, organisationNames: 1, organisationPaths: 1, audiencePaths: 1, status: 1 } as const
  return bringInLine(notices, { criteria: { organisationPaths: _.in([...ids]) }, fields, change }, allowance)
}

/**
 * Lets notices to some organisations that came out at or after an instant be filled once more from the beginning: who was put in their
 * audience only now is added, and nobody has two rows. May be repeated.
 */
export async function fillAgain(tree: Tree, ids: readonly string[], since: Date): Promise<void> {
  const _ = command()
  const within = waysTo(allStandingFor(tree, ids))
  const published = { status: 'published', updatedAt: _.gte(since), publishedAt: _.gte(since), 'fanOut.state': 'done' }
  const fanOut = { state: 'filling', after: null, recipients: 0 }
  await notices.update({ ...published, 'audience.organisationIds': _.in([...within, ...ids]) }, { fanOut })
}
