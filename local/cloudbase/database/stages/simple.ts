import { requestFailed } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import { typeNameOf } from '../match-values'
import { compileMatch } from '../match'
import { expressionOf } from '../expressions'
import { parseSort, sortDocuments } from '../sort'
import { type StageCompiler, asObject, asPipeline, fieldName, onlyOptions, wholeNumber } from './stage'

const match: StageCompiler = (body, { names }, name) => {
  const query = asObject(name, body)
  const declared = Object.fromEntries(names.map((variable) => [variable, undefined]))
  compileMatch(query, expressionOf(declared))
  return (docs, variables) => docs.filter(compileMatch(query, expressionOf(variables)))
}

const sort: StageCompiler = (body) => {
  const spec = parseSort(body)
  return (docs) => sortDocuments(docs, spec)
}

const skip: StageCompiler = (body, _context, name) => {
  const count = wholeNumber(name, body, 0)
  return (docs) => docs.slice(count)
}

const limit: StageCompiler = (body, _context, name) => {
  const count = wholeNumber(name, body, 1)
  return (docs) => docs.slice(0, count)
}

/** No documents give no answer. */
const count: StageCompiler = (body, _context, name) => {
  const field = fieldName(name, 'its argument', body)
  return (docs) => (docs.length === 0 ? [] : [{ [field]: docs.length }])
}

const sample: StageCompiler = (body, _context, name) => {
  const options = asObject(name, body)
  onlyOptions(name, options, ['size'])
  const size = wholeNumber(name, options.size, 1)
  return (docs) => {
    const left = [...docs]
    return Array.from(
      { length: Math.min(size, left.length) },
      () => left.splice(Math.floor(Math.random() * left.length), 1)[0] ?? {},
    )
  }
}

const replaceWith: StageCompiler = (body, { compile }, name) => {
  const root = compile(body)
  return (docs, variables) =>
    docs.map((doc) => {
      const value = root({ root: doc, variables })
      if (!isPlainObject(value))
        throw requestFailed(
          `'newRoot' of ${name} must evaluate to an object, but resulting value was of type: ${typeNameOf(value)}`,
        )
      return value
    })
}

const replaceRoot: StageCompiler = (body, context, name) => {
  const options = asObject(name, body)
  onlyOptions(name, options, ['newRoot'])
  return replaceWith(options.newRoot ?? null, context, name)
}

const facet: StageCompiler = (body, { through }, name) => {
  const pipelines = Object.entries(asObject(name, body)).map(([field, pipeline]) => {
    const stages = asPipeline(pipeline)
    const foreign = stages.flatMap((stage) => Object.keys(stage)).find((inner) => inner === '$facet' || inner === '$geoNear')
    if (foreign) throw requestFailed(`${foreign} is not allowed to be used within a $facet stage`)
    return { field: fieldName(name, 'a facet', field), run: through(stages) }
  })
  return (docs, variables) => [
    Object.fromEntries(pipelines.map(({ field, run }): [string, Doc[]] => [field, run(docs, variables)])),
  ]
}

/** Stages of one step. Source: MongoDB manual, "Aggregation Stages". */
export const simpleStages: Record<string, StageCompiler> = {
  $match: match,
  $sort: sort,
  $skip: skip,
  $limit: limit,
  $count: count,
  $sample: sample,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $facet: facet,
}
