import { Aggregator } from 'mingo/aggregator'
import type { Context } from 'mingo/core'
import { invalidParam, unsupported } from '../errors'
import { type Collection } from './catalog'
import { type Doc, isPlainObject } from './document'
import { checkExpression, namingErrors, operatorContext, optionsWith } from './expressions'
import type { FindOptions } from './find'
import { type JoinSource, lookupStage } from './lookup'
import { compileMatch } from './match'
import { parseSort } from './sort'
import { countStage, matchStage, sortStage } from './stages'

export type Stage = Doc
export type Variables = Record<string, unknown>

/** What a pipeline reads from. */
export interface PipelineSource {
  collection(name: string): Collection
  find(collection: Collection, match: Doc, options: FindOptions, variables: Variables): Doc[]
}

/** Stages that need nothing but the documents before them; expressions in them are checked by name. */
const plainStages = new Set([
  '$addFields',
  '$set',
  '$project',
  '$unset',
  '$group',
  '$bucket',
  '$bucketAuto',
  '$sortByCount',
  '$unwind',
  '$replaceRoot',
  '$replaceWith',
  '$limit',
  '$skip',
  '$sample',
])

/** Runs aggregation pipelines: the beginning through the planner, the rest through mingo with our own $match, $sort, $count and $lookup. */
export class Pipelines {
  private context: Context | undefined

  constructor(private readonly source: PipelineSource) {}

  /** @throws an error that names the stage or operator that is not supported, or MongoDB's refusal */
  run(collection: Collection, pipeline: readonly Stage[], variables: Variables = {}): Doc[] {
    pipeline.forEach((stage) => this.check(stage))
    return namingErrors(() => {
      const { match, options, rest } = splitStart(pipeline)
      const docs = this.source.find(collection, match, options, variables)
      return rest.length === 0 ? docs : this.process(docs, rest, variables)
    })
  }

  private process(docs: Doc[], stages: Stage[], variables: Variables): Doc[] {
    const join: JoinSource = {
      collection: (name) => this.source.collection(name),
      run: (collection, pipeline, inner) => this.run(collection, pipeline, inner),
    }
    this.context ??= operatorContext({ $match: matchStage, $sort: sortStage, $count: countStage, $lookup: lookupStage(join) })
    return new Aggregator(stages, optionsWith(this.context, variables)).run(docs)
  }

  private check(stage: Stage): void {
    const [[name, body] = ['', undefined], ...more] = Object.entries(stage)
    if (more.length > 0) throw invalidParam('a pipeline stage must have exactly one field')
    if (name === '$match') compileMatch(objectOf(name, body), () => true)
    else if (name === '$sort') parseSort(body)
    else if (name === '$facet') for (const inner of Object.values(objectOf(name, body))) this.checkAll(inner)
    else if (name === '$lookup') this.checkAll(objectOf(name, body).pipeline ?? [])
    else if (plainStages.has(name)) checkExpression(body)
    else if (name !== '$count') throw unsupported(`the aggregation stage ${name}`)
  }

  private checkAll(pipeline: unknown): void {
    if (!Array.isArray(pipeline)) throw invalidParam('a pipeline must be an array')
    for (const stage of pipeline) this.check(objectOf('pipeline', stage))
  }
}

function objectOf(name: string, body: unknown): Doc {
  if (!isPlainObject(body)) throw invalidParam(`${name} needs an object`)
  return body
}

/** The first $match stages, and a $sort, $skip and $limit right behind them, become one query. */
function splitStart(pipeline: readonly Stage[]): { match: Doc; options: FindOptions; rest: Stage[] } {
  const rest = [...pipeline]
  const take = (name: string): unknown => (rest[0] && name in rest[0] ? rest.shift()?.[name] : undefined)
  const matches: unknown[] = []
  for (let match = take('$match'); match !== undefined; match = take('$match')) matches.push(match)
  const sort = take('$sort')
  const options: FindOptions = { sort: sort === undefined ? [] : parseSort(sort), skip: wholeNumber('$skip', take('$skip')) ?? 0 }
  const limit = wholeNumber('$limit', take('$limit'))
  const match = matches.length === 1 && isPlainObject(matches[0]) ? matches[0] : matches.length === 0 ? {} : { $and: matches }
  return { match, options: limit === undefined ? options : { ...options, limit }, rest }
}

function wholeNumber(stage: string, value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw invalidParam(`${stage} needs a whole number`)
  return value
}
