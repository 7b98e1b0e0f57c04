import type { OrganisationRecord } from '../../cloudfunctions/domains/organisations'

/** An organisation below others, given from the root down. */
export function anOrganisation(id: string, name: string, above: OrganisationRecord | null = null): OrganisationRecord {
  return { _id: id, name, parentId: above?._id ?? null, path: [...(above?.path ?? []), id] }
}
