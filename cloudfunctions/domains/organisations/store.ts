import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'

/** One place in the tree: a district, a community, or an association that hangs on one. */
export interface OrganisationRecord extends Stored {
  name: string
  parentId: string | null
  /** Ids from the root down to this one, itself included: a role on any of them reaches it. */
  path: string[]
}

export const organisations = collection<OrganisationRecord>('organisations')

/** The whole tree, read in portions. */
export async function allOrganisations(): Promise<OrganisationRecord[]> {
  const portion = 1000
  const found: OrganisationRecord[] = []
  for (;;) {
    const last = found.at(-1)
    const next = await organisations.find(last ? { _id: command().gt(last._id) } : {}, {
      orderBy: [['_id', 'asc']],
      limit: portion,
    })
    found.push(...next)
    if (next.length < portion) return found
  }
}

/** The organisations with these ids, in no order; ids that name none are left out. */
export function organisationsById(ids: readonly string[]): Promise<OrganisationRecord[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return Promise.resolve([])
  return organisations.find({ _id: command().in(wanted) }, { limit: wanted.length })
}

export function addOrganisation(organisation: OrganisationRecord): Promise<boolean> {
  return organisations.insert(organisation)
}
