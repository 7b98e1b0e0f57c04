import type { Actor } from '../../kernel/access'
import { atomically } from '../../kernel/change'
import type { Allowance } from '../../kernel/follow'
import { bringInLine } from '../../kernel/follow'
import type { Tree } from '../../kernel/tree'
import { allStandingFor, isOpen, waysTo } from '../../kernel/tree'
import { command } from '../../platform/database'
import { followWithInvitations } from './invitation-store'
import { grantsAfter } from './rules'
import type { MemberRecord } from './store'
import { holdersOn, members } from './store'

/** By whom the tree was changed: the roles that go over or end are theirs to answer for. */
interface ChangedBy {
  actor: Pick<Actor, 'memberId' | 'name'>
  requestId: string
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((value, i) => value === b[i])

/**
 * Puts those who belong to some organisations where the tree says: whatever is closed is replaced by what stands for it, and the ways are
 * worked out anew. What they are besides stays. May be repeated.
 */
export function followOrganisations(tree: Tree, ids: readonly string[], allowance: Allowance): Promise<boolean> {
  const _ = command()
  const change = ({ organisationIds, organisationPaths }: MemberRecord) => {
    const places = allStandingFor(tree, organisationIds)
    const become = { organisationIds: places.map(({ _id }) => _id), organisationPaths: waysTo(places) }
    const right = same(become.organisationIds, organisationIds) && same(become.organisationPaths, organisationPaths)
    // Nobody is left without an organisation, whatever the tree says.
    return right || places.length === 0 ? null : { when: { organisationIds: _.eq(organisationIds) }, become }
  }
  const fields = { organisationIds: 1, organisationPaths: 1 } as const
  return bringInLine(members, { criteria: { organisationPaths: _.in([...ids]) }, fields, change }, allowance)
}

/** Takes roles and invitations over from merged organisations and ends those of closed ones, each with its trace. May be repeated. */
export async function followGrants(
  tree: Tree,
  ids: readonly string[],
  by: ChangedBy,
  now: Date,
  allowance: Allowance,
): Promise<boolean> {
  const closed = ids.flatMap((id) => tree.get(id) ?? []).filter((place) => !isOpen(place))
  await followWithInvitations(tree, ids)
  const closedIds = closed.map(({ _id }) => _id)
  for (;;) {
    const holders = closedIds.length === 0 ? [] : await holdersOn(closedIds)
    if (holders.length === 0) return true
    if (allowance.left <= 0) return false
    for (const { _id } of holders) await changeGrants(_id, tree, closedIds, { ...by, now })
    allowance.left -= holders.length
  }
}

/** One person's roles and what is kept about it, in one act. */
function changeGrants(memberId: string, tree: Tree, closedIds: readonly string[], by: ChangedBy & { now: Date }): Promise<void> {
  return atomically(by, async (change) => {
    const member = await change.get(members, memberId)
    const over = member?.roles.filter(({ organisationId }) => closedIds.includes(organisationId)) ?? []
    if (!member || over.length === 0) return
    await change.update(members, memberId, { roles: grantsAfter(member.roles, tree) })
    for (const { role, organisationId } of over) {
      const into = grantsAfter([{ role, organisationId }], tree)[0]
      await change.audit({
        action: into ? 'role.movedOver' : 'role.ended',
        target: { kind: 'member', id: memberId },
        organisationPath: tree.get(into?.organisationId ?? organisationId)?.path ?? [organisationId],
        before: { role, organisationId },
        ...(into ? { after: { role, organisationId: into.organisationId } } : {}),
      })
    }
  })
}
