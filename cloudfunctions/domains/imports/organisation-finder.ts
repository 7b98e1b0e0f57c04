import { isOpen } from '../../kernel/tree'
import type { OrganisationRecord } from '../organisations'

type Place = Pick<OrganisationRecord, '_id' | 'name' | 'path' | 'status'>

/** Finds an organisation by what stands in a cell: the id, or how many there are of that name. */
export type OrganisationFinder = (written: string) => string | number

/** Written alike whatever the width of letters, the spaces, and the sign between one level and the next. */
function alike(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[>›\\]/g, '/')
    .toLowerCase()
}

/** The names from the root down to an organisation. */
export function namesOnTheWay(place: Place, names: Map<string, string>): string[] {
  return place.path.map((id) => names.get(id) ?? '')
}

/** Finds by name or by any end of the way through the tree, among the organisations below `scope` and no others. */
export function organisationFinder(tree: Place[], scope: readonly string[]): OrganisationFinder {
  const names = new Map(tree.map(({ _id, name }) => [_id, name]))
  const found = new Map<string, string[]>()
  for (const place of within(tree, scope)) {
    const way = namesOnTheWay(place, names)
    for (let from = 0; from < way.length; from++) {
      const key = alike(way.slice(from).join('/'))
      found.set(key, [...(found.get(key) ?? []), place._id])
    }
  }
  return (written) => {
    const ids = found.get(alike(written)) ?? []
    return ids.length === 1 && ids[0] !== undefined ? ids[0] : ids.length
  }
}

/** The open organisations that lie in `scope` or below. */
export function within<P extends Place>(tree: P[], scope: readonly string[]): P[] {
  return tree.filter((place) => isOpen(place) && place.path.some((id) => scope.includes(id)))
}
