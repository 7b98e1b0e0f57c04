import { point, union } from './bounds'
import type { Conditions } from './conditions'
import { conditionsOf } from './conditions'
import { type Doc, isPlainObject } from './document'
import { encodeValue } from './value-order'

/**
 * Conditions of a query including those its `$expr` sets by `$eq: ['$field', value]` and `$in: ['$field', list]` (also under `$and`): this
 * is how a `$lookup` with `let` and `pipeline` finds an index. `$expr` is tested again afterwards.
 * @param valueOf answers an expression that reads no document: a variable or a constant
 */
export function conditionsWithExpressions(query: Doc, valueOf: (expression: unknown) => unknown): Conditions {
  const found = new Map([...conditionsOf(query)].map(([field, bounds]) => [field, [...bounds]]))
  for (const expression of expressionsOf(query)) {
    const { field, values } = equalityOf(expression, valueOf) ?? {}
    if (field !== undefined && values) {
      const bounds = union(...values.map((value) => [point(encodeValue(value))]))
      found.set(field, [...(found.get(field) ?? []), bounds])
    }
  }
  return found
}

function expressionsOf(query: Doc): unknown[] {
  return Object.entries(query).flatMap(([name, condition]) => {
    if (name === '$expr') return conjunctsOf(condition)
    return name === '$and' && Array.isArray(condition) ? condition.filter(isPlainObject).flatMap(expressionsOf) : []
  })
}

function conjunctsOf(expression: unknown): unknown[] {
  const parts = isPlainObject(expression) ? expression.$and : undefined
  return Array.isArray(parts) ? parts.flatMap(conjunctsOf) : [expression]
}

const isField = (value: unknown): value is string => typeof value === 'string' && /^\$[^$]/.test(value)
const readsNoDocument = (value: unknown) =>
  typeof value === 'string' ? !isField(value) && !/^\$\$(ROOT|CURRENT)/.test(value) : !isPlainObject(value)
const isPlannable = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date

function equalityOf(
  expression: unknown,
  valueOf: (expression: unknown) => unknown,
): { field: string; values: unknown[] } | undefined {
  if (!isPlainObject(expression)) return undefined
  const [operator = '', operands] = Object.entries(expression)[0] ?? []
  if (!Array.isArray(operands) || operands.length !== 2) return undefined
  const [left, right]: unknown[] = operands
  const swapped = operator === '$eq' && isField(right)
  const field = swapped ? right : left
  const other = swapped ? left : right
  if (!isField(field) || !readsNoDocument(other) || Array.isArray(other)) return undefined
  const value = valueOf(other)
  const values = operator === '$eq' ? [value] : operator === '$in' && Array.isArray(value) ? (value as unknown[]) : undefined
  return values?.every(isPlannable) ? { field: field.slice(1), values } : undefined
}
