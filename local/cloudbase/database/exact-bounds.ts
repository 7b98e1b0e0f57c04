import { ObjectId } from 'bson'
import { type Doc, isPlainObject } from './document'

/** A value whose encoding is its own alone: half of a character would be stored as another. */
const isExact = (value: unknown) =>
  value === null ||
  ['number', 'boolean'].includes(typeof value) ||
  value instanceof Date ||
  value instanceof ObjectId ||
  (typeof value === 'string' && !/\p{Surrogate}/u.test(value))

const comparisons = ['$gt', '$gte', '$lt', '$lte']

function isSaid(condition: unknown): boolean {
  if (isExact(condition)) return true
  if (!isPlainObject(condition)) return false
  const operators = Object.entries(condition)
  return operators.length > 0 && operators.every(([operator, operand]) => isOperatorSaid(operator, operand))
}

function isOperatorSaid(operator: string, operand: unknown): boolean {
  if (operator === '$in') return Array.isArray(operand) && operand.every(isExact)
  if (operator === '$eq') return isExact(operand)
  return comparisons.includes(operator) && isExact(operand) && operand !== null && !Number.isNaN(operand)
}

/** Whether the bounds of single fields say all that a query does: whatever lies in them matches, so that an index alone can count it. */
export function boundsSayAll(query: Doc): boolean {
  return Object.entries(query).every(([name, condition]) => {
    if (name === '$and') return Array.isArray(condition) && condition.every((part) => isPlainObject(part) && boundsSayAll(part))
    return !name.startsWith('$') && isSaid(condition)
  })
}
