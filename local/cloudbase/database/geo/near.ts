import { requestFailed } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import { type Near, nearOf } from './geo-query'

const operators = ['$nearSphere', '$near']

const isNear = (condition: unknown): condition is Doc =>
  isPlainObject(condition) && operators.some((operator) => operator in condition)

/**
 * Takes a query's one `$nearSphere` out of it, from its own fields or those of an `$and`; the rest is an ordinary query.
 * @throws DATABASE_REQUEST_FAILED when there are two
 */
export function withoutNear(query: Doc): { rest: Doc; near: Near | undefined } {
  const found: Near[] = []
  const rest = strip(query, found)
  if (found.length > 1) throw requestFailed('Too many geoNear expressions')
  return { rest, near: found[0] }
}

function strip(query: Doc, found: Near[]): Doc {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, condition]): [string, unknown][] => {
      if (name === '$and' && Array.isArray(condition))
        return [[name, condition.map((part: unknown) => (isPlainObject(part) ? strip(part, found) : part))]]
      if (name.startsWith('$') || !isNear(condition)) return [[name, condition]]
      const { $nearSphere, $near, ...others } = condition
      found.push(nearOf(name, $nearSphere ?? $near))
      return Object.keys(others).length === 0 ? [] : [[name, others]]
    }),
  )
}
