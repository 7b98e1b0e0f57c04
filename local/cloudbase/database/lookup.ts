import { evalExpr } from 'mingo/core'
import type { Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { invalidParam } from '../errors'
import type { Stage, Variables } from './aggregate'
import type { Collection } from './catalog'
import { type Doc, cloneValue, isPlainObject } from './document'
import { valuesAt } from './field-path'
import { setAt } from './update-path'
import { encodeValue } from './value-order'

export interface JoinSource {
  collection(name: string): Collection
  run(collection: Collection, pipeline: Stage[], variables: Variables): Doc[]
}

interface Join {
  collection: Collection
  as: string
  /** Absent in the `let` and `pipeline` form. */
  fields?: { local: string[]; foreign: string }
  variables: Doc
  pipeline: Stage[]
}

/** `$lookup`, one query of the joined collection for every different value, so that its _id or an index serves. */
export const lookupStage =
  (source: JoinSource) =>
  (docs: Iterator, body: unknown, options: Options): Iterator => {
    const join = parseJoin(body, source)
    const known = new Map<string, Doc[]>()
    const variablesOf = (doc: Doc) => {
      const own = Object.entries(join.variables).map(([name, value]): [string, unknown] => [name, evalExpr(doc, value, options)])
      return { ...options.variables, ...Object.fromEntries(own) }
    }
    return docs.map<Doc>((doc) => withField(doc, join.as, joined(source, join, { doc, variables: variablesOf(doc) }, known)))
  }

function parseJoin(body: unknown, source: JoinSource): Join {
  if (!isPlainObject(body)) throw invalidParam('$lookup needs an object')
  const { from, as, localField, foreignField, pipeline = [], let: variables = {} } = body
  if (typeof from !== 'string' || typeof as !== 'string') throw invalidParam('$lookup needs from and as')
  if (!isPlainObject(variables) || !Array.isArray(pipeline))
    throw invalidParam('$lookup: let must be an object and pipeline an array')
  const hasFields = typeof localField === 'string' && typeof foreignField === 'string'
  if (!hasFields && body.pipeline === undefined) throw invalidParam('$lookup needs localField and foreignField, or a pipeline')
  const fields = hasFields ? { local: localField.split('.'), foreign: foreignField } : undefined
  return { collection: source.collection(from), as, fields, variables, pipeline: pipeline as Stage[] }
}

function joined(
  source: JoinSource,
  join: Join,
  { doc, variables }: { doc: Doc; variables: Variables },
  known: Map<string, Doc[]>,
): Doc[] {
  const start = join.fields ? [{ $match: fieldMatch(join.fields, doc) }] : []
  const given = Object.values(variables).map((value) => (value === undefined ? [] : [value]))
  const key = encodeValue([start, given]).toString('latin1')
  const found = known.get(key) ?? source.run(join.collection, [...start, ...join.pipeline], variables)
  known.set(key, found)
  // Later stages may change a document in place; rows must not share one.
  return cloneValue(found)
}

/** A missing local field joins what lacks the foreign one; an array joins through each of its elements. */
function fieldMatch({ local, foreign }: NonNullable<Join['fields']>, doc: Doc): Doc {
  const values = valuesAt(doc, local).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value ?? null]))
  return { [foreign]: values.length === 1 ? { $eq: values[0] } : { $in: values } }
}

function withField(doc: Doc, path: string, value: Doc[]): Doc {
  if (!path.includes('.')) return { ...doc, [path]: value }
  const copy = cloneValue(doc)
  setAt(copy, path, value)
  return copy
}
