import type { OutputOf } from './api'

export type Organisation = OutputOf<'organisations.listTree'>['items'][number]

/** The organisations in reading order, parents first, each with the names above it: 「江城市 › 东湖区」. */
export function inTreeOrder(items: Organisation[]): (Organisation & { path: string })[] {
  const known = new Set(items.map((item) => item.organisationId))
  const childrenOf = (parentId?: string) =>
    items.filter((item) => (parentId === undefined ? !item.parentId || !known.has(item.parentId) : item.parentId === parentId))
  const walk = (children: Organisation[], above: string[], depth: number): (Organisation & { path: string })[] =>
    children.flatMap((item) => [
      { ...item, path: above.join(' › ') },
      ...(depth < 12 ? walk(childrenOf(item.organisationId), [...above, item.name], depth + 1) : []),
    ])
  return walk(childrenOf(), [], 0)
}

/** The given organisations and everything below them. */
export function withBelow(items: Organisation[], rootIds: string[]): Organisation[] {
  const reached = new Set(rootIds)
  for (const item of inTreeOrder(items)) if (item.parentId && reached.has(item.parentId)) reached.add(item.organisationId)
  return items.filter((item) => reached.has(item.organisationId))
}
