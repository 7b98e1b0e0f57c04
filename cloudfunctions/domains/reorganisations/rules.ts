import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Place, Tree } from '../../kernel/tree'
import { hungUnder, isOpen, waysTo, withBelow } from '../../kernel/tree'
import type { ReorganisationKind } from './store'

/** What an act makes of the tree, and whose records have to follow. */
export interface Plan {
  kind: ReorganisationKind
  organisation: Place
  /** Where it goes, what takes it over, or where its members go. */
  to: Place
  /** The new fields of the places it changes. */
  changes: ({ _id: string } & Partial<Place>)[]
  /** Places whose records name another place or another way from now on. */
  touched: string[]
  /** Everything on the way to either end: who reaches one of them sees the act in the list. */
  organisationPaths: string[]
}

export interface Wanted {
  kind: ReorganisationKind
  organisationId: string
  /** Missing when closing: the parent. */
  toId?: string | undefined
}

/** What a move, a merge or a closing makes of the tree; refused when it may not be, or when the actor does not reach both ends. */
export function planned(tree: Tree, wanted: Wanted, actor: Pick<Actor, 'roles'>, mostPlaces: number): Plan {
  const { kind, organisationId } = wanted
  const organisation = requireWithin(tree, organisationId, actor)
  if (organisation.parentId === null) throw new AppError('ROOT_STAYS')
  if (!isOpen(organisation)) throw new AppError('ORGANISATION_CLOSED')
  const parent = tree.get(organisation.parentId)
  const to = requireWithin(tree, wanted.toId ?? organisation.parentId, actor)
  if (!isOpen(to)) throw new AppError('ORGANISATION_CLOSED')
  // Under whom it hangs changes, so whoever looks after those above must agree; what ends there does so too.
  if (!parent || (kind !== 'merge' && !reaches(actor, parent.path, 'administrator'))) throw new AppError('ROLE_REQUIRED')
  const changes = shapeAfter(tree, kind, organisation, to, parent)
  if (changes.length > mostPlaces) throw new AppError('TREE_TOO_LARGE')
  const touched = [...new Set([organisationId, ...changes.map(({ _id }) => _id)])]
  return { kind, organisation, to, changes, touched, organisationPaths: waysTo([organisation, to]) }
}

function requireWithin(tree: Tree, id: string, actor: Pick<Actor, 'roles'>): Place {
  const place = tree.get(id)
  if (!place || !reaches(actor, place.path, 'administrator')) throw new AppError('ORGANISATION_NOT_FOUND')
  return place
}

function shapeAfter(tree: Tree, kind: ReorganisationKind, organisation: Place, to: Place, parent: Place): Plan['changes'] {
  const id = organisation._id
  switch (kind) {
    case 'move':
      if (to.path.includes(id)) throw new AppError('BELOW_ITSELF')
      if (to._id === parent._id) throw new AppError('ALREADY_THERE')
      return hungUnder(tree, id, to)
    case 'merge':
      if (to.path.includes(id)) throw new AppError('BELOW_ITSELF')
      return [{ _id: id, status: 'closed', mergedIntoId: to._id }, ...childrenHungUnder(tree, id, to)]
    case 'close':
      if (to._id === id) throw new AppError('BELOW_ITSELF')
      // What is below goes on under the parent: nobody has to empty an organisation before it can end.
      return [{ _id: id, status: 'closed', membersWentToId: to._id }, ...childrenHungUnder(tree, id, parent)]
  }
}

function childrenHungUnder(tree: Tree, id: string, parent: Place): Plan['changes'] {
  return withBelow(tree, id)
    .filter(({ parentId }) => parentId === id)
    .flatMap((child) => hungUnder(tree, child._id, parent))
}

/**
 * Refuses to hand over or end what the actor could not: roles of owners are an owner's business, and one owner must remain. What else is
 * held on a merged organisation its administrator could grant on the other, which they reach as well.
 */
export function requirePower(
  { kind, organisation, to }: Plan,
  owners: { some: boolean; allOfThem: boolean },
  actor: Pick<Actor, 'roles'>,
): void {
  if (kind === 'move' || !owners.some) return
  if (!reaches(actor, organisation.path, 'owner') || !reaches(actor, to.path, 'owner')) throw new AppError('OWNER_NEEDED')
  if (kind === 'close' && owners.allOfThem) throw new AppError('LAST_OWNER')
}
