import { evalExpr } from 'mingo/core'
import { type Iterator, Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { invalidParam } from '../errors'
import { type Doc, isPlainObject } from './document'
import { compileMatch } from './match'
import { parseSort, sortDocuments } from './sort'

/** `$match` with the same meaning as a query's. */
export function matchStage(docs: Iterator, condition: unknown, options: Options): Iterator {
  if (!isPlainObject(condition)) throw invalidParam('$match needs an object')
  return docs.filter<Doc>(compileMatch(condition, (doc, expression) => evalExpr(doc, expression, options)))
}

/** `$sort` in the order of MongoDB's types and UTF-8. */
export function sortStage(docs: Iterator, sort: unknown): Iterator {
  const spec = parseSort(sort)
  return docs.transform<Doc>((list) => Lazy(sortDocuments(list as Doc[], spec)))
}

/** `$count`: no documents give no answer, where mingo would answer 0. */
export function countStage(docs: Iterator, field: unknown): Iterator {
  if (typeof field !== 'string' || field === '' || field.startsWith('$')) throw invalidParam('$count needs the name of a field')
  return docs.transform<Doc>((list) => Lazy(list.length === 0 ? [] : [{ [field]: list.length }]))
}
