import { invalidParam } from '../errors'
import { type Doc, isPlainObject } from './document'
import { emptyArray, indexedValuesAt } from './field-path'
import type { SortSpec } from './plan'
import { compareValues } from './value-order'

const compareIndexed = (a: unknown, b: unknown) => {
  if (a === emptyArray || b === emptyArray) return Number(b === emptyArray) - Number(a === emptyArray)
  return compareValues(a, b)
}

/** The value that decides: of an array its smallest when sorting upwards, its largest when downwards. */
function decidingValue(doc: Doc, parts: string[], direction: 1 | -1): unknown {
  const { values } = indexedValuesAt(doc, parts)
  return values.reduce((best, value) => (compareIndexed(value, best) * direction < 0 ? value : best))
}

/** A stable sort in MongoDB's order of values. */
export const sortDocuments = (docs: Doc[], sort: SortSpec): Doc[] =>
  orderOf(
    docs.map((doc) => ({ doc })),
    sort,
  ).map(({ doc }) => doc)

/** The same for whatever has a document with the fields of the sort. */
export function orderOf<T extends { doc: Doc }>(found: T[], sort: SortSpec): T[] {
  const fields = sort.map(([field, direction]) => ({ parts: field.split('.'), direction }))
  const rows = found.map((one) => ({
    one,
    values: fields.map(({ parts, direction }) => decidingValue(one.doc, parts, direction)),
  }))
  rows.sort((a, b) => {
    for (const [at, { direction }] of fields.entries()) {
      const order = compareIndexed(a.values[at], b.values[at])
      if (order !== 0) return order * direction
    }
    return 0
  })
  return rows.map(({ one }) => one)
}

/** @throws INVALID_PARAM when it is not an object of 1 and -1 */
export function parseSort(value: unknown): SortSpec {
  if (!isPlainObject(value)) throw invalidParam('a sort must be an object')
  return Object.entries(value).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`the sort direction of ${field} must be 1 or -1`)
    return [field, direction] as const
  })
}
