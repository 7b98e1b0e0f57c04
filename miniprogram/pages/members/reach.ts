import type { Me, RoleName } from '../../services/me'
import { withBelow, type Organisation } from '../../services/organisation-tree'

/** The organisations that somebody's roles reach: where they hold one of them, and all below. An owner counts as every role. */
export function reachedBy(me: Me, tree: Organisation[], ...roles: RoleName[]): Organisation[] {
  const held = me.roles.filter(({ role }) => role === 'owner' || roles.includes(role))
  return withBelow(
    tree,
    held.map(({ organisationId }) => organisationId),
  )
}
