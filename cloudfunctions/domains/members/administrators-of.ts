import type { Grant } from '../../kernel/access'
import { currentGrants } from '../../kernel/access'
import { administratorsOn } from './store'

/** Ids of the administrators of an organisation, given the way to it from the root: its own, or those nearest above it. */
export async function administratorsOf(organisationPath: readonly string[], now: Date): Promise<string[]> {
  return nearestOn(organisationPath, await administratorsOn(organisationPath), now)
}

/** Those who administer the lowest organisation on the way that has any administrator; an owner counts as one. */
function nearestOn(
  organisationPath: readonly string[],
  holders: readonly { _id: string; roles: readonly Grant[] }[],
  now: Date,
): string[] {
  const isAdministrator = (grant: Grant, id: string) =>
    grant.organisationId === id && (grant.role === 'administrator' || grant.role === 'owner')
  const on = (id: string) => holders.filter(({ roles }) => currentGrants(roles, now).some((grant) => isAdministrator(grant, id)))
  const nearest =
    [...organisationPath]
      .reverse()
      .map(on)
      .find((found) => found.length > 0) ?? []
  return nearest.map(({ _id }) => _id)
}
