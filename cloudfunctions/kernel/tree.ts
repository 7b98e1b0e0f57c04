/** One place in the tree of organisations, as far as its shape goes. */
export interface Place {
  _id: string
  name: string
  parentId: string | null
  /** Ids from the root down to this one, itself included. */
  path: string[]
  /** Missing on what was written before organisations could close: open. */
  status?: 'open' | 'closed'
  /** The organisation that took over everything, when it was merged. */
  mergedIntoId?: string | null
  /** Where its members and records went, when it was closed. */
  membersWentToId?: string | null
}

export type Tree = ReadonlyMap<string, Place>

export function treeOf(places: readonly Place[]): Tree {
  return new Map(places.map((place) => [place._id, place]))
}

export function isOpen({ status }: Pick<Place, 'status'>): boolean {
  return status !== 'closed'
}

/** A place and everything below it, closed ones too. */
export function withBelow(tree: Tree, id: string): Place[] {
  return [...tree.values()].filter(({ path }) => path.includes(id))
}

/** The open organisation that stands for one today: itself, or whatever its members and records went to. */
export function standingFor(tree: Tree, id: string): Place | undefined {
  let place = tree.get(id)
  // A successor was open when it was chosen, so the way ends; the bound keeps damaged data from holding a run.
  for (let step = 0; place && !isOpen(place) && step <= tree.size; step++) {
    place = tree.get(place.mergedIntoId ?? place.membersWentToId ?? '')
  }
  return place && isOpen(place) ? place : undefined
}

/** The open organisations that stand for some, each once, in order. */
export function allStandingFor(tree: Tree, ids: readonly string[]): Place[] {
  const places = ids.flatMap((id) => standingFor(tree, id) ?? [])
  return [...new Map(places.map((place) => [place._id, place])).values()]
}

/** The ids of some places and of everything above them, once each. */
export function waysTo(places: readonly Pick<Place, 'path'>[]): string[] {
  return [...new Set(places.flatMap(({ path }) => path))]
}

/** What hanging a place under another changes: its parent, and the path of everything below it. */
export function hungUnder(tree: Tree, id: string, parent: Place): (Pick<Place, '_id' | 'path'> & { parentId?: string })[] {
  return withBelow(tree, id).map(({ _id, path }) => ({
    _id,
    path: [...parent.path, ...path.slice(path.indexOf(id))],
    ...(_id === id ? { parentId: parent._id } : {}),
  }))
}
