import { invalidParam } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import type { Expression, Variables } from '../expressions'
import { valuesAt } from '../field-path'
import { encodeValue } from '../value-order'
import { replaced } from './group'
import { type Stage, type StageCompiler, asObject, asPipeline, fieldName, onlyOptions } from './stage'

interface Fields {
  local: string[]
  foreign: string
}

function fieldsOf(name: string, { localField, foreignField, pipeline }: Doc): Fields | undefined {
  if (localField === undefined && foreignField === undefined && pipeline !== undefined) return undefined
  if (typeof localField !== 'string' || typeof foreignField !== 'string')
    throw invalidParam(`${name} needs localField and foreignField, or a pipeline`)
  return { local: localField.split('.'), foreign: foreignField }
}

/** A missing local field joins what lacks the foreign one; an array joins through each of its elements. */
function fieldMatch({ local, foreign }: Fields, doc: Doc): Stage {
  const values = valuesAt(doc, local).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value ?? null]))
  const [only] = values
  // A regular expression that is a stored value joins its equal, not the texts it would match.
  if (values.some((value) => value instanceof RegExp)) throw invalidParam('$lookup cannot join by a regular expression')
  return { $match: { [foreign]: values.length === 1 ? { $eq: only } : { $in: values } } }
}

/** One query of the joined collection for every different value, so that its _id or an index serves. */
const lookup: StageCompiler = (body, { compile, source, over, names }, name) => {
  const options = asObject(name, body)
  onlyOptions(name, options, ['from', 'as', 'localField', 'foreignField', 'pipeline', 'let'])
  const [from, as] = [fieldName(name, 'from', options.from), fieldName(name, 'as', options.as)]
  const fields = fieldsOf(name, options)
  const { let: given = {} } = options
  if (!isPlainObject(given)) throw invalidParam(`${name}: let must be an object`)
  compile.naming(...Object.keys(given))
  const own = Object.entries(given).map(([variable, value]): [string, Expression] => [variable, compile(value)])
  const run = over(() => source.collection(from), asPipeline(options.pipeline ?? []), [...names, ...Object.keys(given)])
  return (docs, variables) => {
    source.collection(from)
    const known = new Map<string, Doc[]>()
    const joined = (doc: Doc, inner: Variables) => {
      const start = fields ? [fieldMatch(fields, doc)] : []
      const values = Object.values(inner).map((value) => (value === undefined ? [] : [value]))
      const key = encodeValue([start, values]).toString('latin1')
      const found = known.get(key) ?? run(inner, start)
      known.set(key, found)
      return found
    }
    return docs.map((doc) => {
      const values = Object.fromEntries(own.map(([variable, value]) => [variable, value({ root: doc, variables })]))
      return replaced(doc, as.split('.'), joined(doc, { ...variables, ...values }))
    })
  }
}

/** Source: MongoDB manual, "$lookup". */
export const lookupStages: Record<string, StageCompiler> = { $lookup: lookup }
