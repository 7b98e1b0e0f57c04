import { type Doc, isPlainObject } from './document'

/** The fields of a document that a query looks at; undefined when they cannot be told from its text. */
export function fieldsRead(query: Doc): string[] | undefined {
  const lists = Object.entries(query).map(([name, condition]): string[] | undefined => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? name]
    if (name === '$comment') return []
    if (!['$and', '$or', '$nor'].includes(name) || !Array.isArray(condition)) return undefined
    const inner = condition.map((part: unknown) => (isPlainObject(part) ? fieldsRead(part) : undefined))
    return inner.every((list) => list !== undefined) ? inner.flat() : undefined
  })
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined
}
