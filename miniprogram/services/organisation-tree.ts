import type { OutputOf } from './api'

export type Organisation = OutputOf<'organisations.listTree'>['items'][number]

/** The organisations in reading order, parents first, each with the names above it: 「江城市 › 东湖区」. */
export function inTreeOrder(items: Organisation[]): (Organisation & { path: string })[] {
  const known = new Set(items.map((item) => item.organisationId))
  const childrenByParent = new Map<string | undefined, Organisation[]>()
  for (const item of items) {
    const parentId = item.parentId !== undefined && known.has(item.parentId) ? item.parentId : undefined
    const siblings = childrenByParent.get(parentId)
    if (siblings) siblings.push(item)
    else childrenByParent.set(parentId, [item])
  }
  const childrenOf = (parentId?: string) => childrenByParent.get(parentId) ?? []
  const walk = (children: Organisation[], above: string[], depth: number): (Organisation & { path: string })[] =>
    children.flatMap((item) => [
      { ...item, path: above.join(' › ') },
      ...(depth < 12 ? walk(childrenOf(item.organisationId), [...above, item.name], depth + 1) : []),
    ])
  return walk(childrenOf(), [], 0)
}

/**
 * The organisations that are looked for, best first: those whose name has the words, then those whose way in the tree and name have them,
 * then those with the characters of the words in order, as when somebody leaves some out: 「城东留学」. Words are what stands between spaces.
 */
export function sought<T extends { name: string; path: string }>(ordered: T[], typed: string): T[] {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return ordered
  const ranked: T[][] = [[], [], []]
  for (const item of ordered) {
    const way = `${item.path} ${item.name}`
    if (words.every((word) => item.name.includes(word))) ranked[0]?.push(item)
    else if (words.every((word) => way.includes(word))) ranked[1]?.push(item)
    else if (hasInOrder(way, words.join(''))) ranked[2]?.push(item)
  }
  return ranked.flat()
}

function hasInOrder(text: string, characters: string): boolean {
  let from = 0
  for (const character of characters) {
    from = text.indexOf(character, from) + 1
    if (from === 0) return false
  }
  return true
}

/** The given organisations and everything below them. */
export function withBelow(items: Organisation[], rootIds: string[]): Organisation[] {
  const reached = new Set(rootIds)
  for (const item of inTreeOrder(items)) if (item.parentId && reached.has(item.parentId)) reached.add(item.organisationId)
  return items.filter((item) => reached.has(item.organisationId))
}
