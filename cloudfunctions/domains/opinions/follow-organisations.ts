import type { Allowance } from '../../kernel/follow'
import { bringInLine } from '../../kernel/follow'
import type { Tree } from '../../kernel/tree'
import { standingFor } from '../../kernel/tree'
import { command } from '../../platform/database'
import type { OpinionRecord } from './records'
import { answered } from './records'
import { opinions } from './store'

/** Puts the opinions of some organisations where the tree says; an answered one keeps the name of who answered. May be repeated. */
export function followOrganisations(tree: Tree, ids: readonly string[], allowance: Allowance): Promise<boolean> {
  const change = ({ organisationId, organisationPath, status }: OpinionRecord) => {
    const place = standingFor(tree, organisationId)
    if (!place) return null
    const stays = place._id === organisationId
    if (stays && place.path.join() === organisationPath.join()) return null
    const name = stays || answered.includes(status) ? {} : { organisationName: place.name }
    return { when: { organisationId }, become: { organisationId: place._id, organisationPath: place.path, ...name } }
  }
  const fields = { organisationId: 1, organisationPath: 1, status: 1 } as const
  return bringInLine(opinions, { criteria: { organisationPath: command().in([...ids]) }, fields, change }, allowance)
}

/** How many opinions of an organisation itself, or of it and everything below it, are not answered. */
export function countOpenOpinions(organisationId: string, { withBelow }: { withBelow: boolean }): Promise<number> {
  const scope = { organisationPath: organisationId, ...(withBelow ? {} : { organisationId }) }
  return opinions.count({ ...scope, status: command().nin(answered) })
}
