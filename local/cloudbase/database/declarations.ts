import { invalidParam } from '../errors'
import { limits } from '../limits'
import type { Index, IndexDeclaration } from './catalog'

/** Nothing to build or to drop. */
export function isSameIndex(index: Index, declaration: IndexDeclaration): boolean {
  const shape = ({ name, fields, unique = false }: Pick<IndexDeclaration, 'name' | 'unique'> & Pick<Index, 'fields'>) =>
    JSON.stringify([name, fields, unique])
  return shape(index) === shape(declaration)
}

/** @throws INVALID_PARAM that names the collection and index */
export function checkDeclaration(collection: string, indexes: IndexDeclaration[]): void {
  if (indexes.length > limits.indexesPerCollection)
    throw invalidParam(`${collection} declares more than ${limits.indexesPerCollection} indexes`)
  for (const { name, fields } of indexes) {
    if (fields.length === 0) throw invalidParam(`index ${collection}.${name} has no fields`)
    if (indexes.filter((other) => other.name === name).length > 1)
      throw invalidParam(`index ${collection}.${name} is declared twice`)
    const numeric = fields.find(([field]) => field.split('.').some((part) => /^\d+$/.test(part)))
    if (numeric) throw invalidParam(`index ${collection}.${name}: a position in an array (${numeric[0]}) cannot be indexed`)
  }
}
