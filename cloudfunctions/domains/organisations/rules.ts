import type { OrganisationRecord } from './store'
import { AppError } from '../../kernel/app-error'

/** All the organisations that were asked for, or a refusal when one does not exist. */
export function requireAll(found: OrganisationRecord[], ids: readonly string[]): OrganisationRecord[] {
  const byId = new Map(found.map((organisation) => [organisation._id, organisation]))
  return [...new Set(ids)].map((id) => {
    const organisation = byId.get(id)
    if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND')
    return organisation
  })
}

/** The ids of the organisations and of everything above them, once each. */
export function pathsOf(organisations: OrganisationRecord[]): string[] {
  return [...new Set(organisations.flatMap(({ path }) => path))]
}
