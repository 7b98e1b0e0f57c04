import { invalidParam, unsupported } from '../errors'
import type { Collection } from './catalog'
import { type Doc, isPlainObject } from './document'
import { type Variables, compilerFor, withNow } from './expressions'
import type { FindOptions } from './find'
import { parseSort } from './sort'
import { bucketStages } from './stages/buckets'
import { geoNearStages } from './stages/geo-near'
import { groupStages } from './stages/group'
import { lookupStages } from './stages/lookup'
import { projectStages } from './stages/project'
import { simpleStages } from './stages/simple'
import { type PipelineSource, type RunStage, type Stage, type StageCompiler, asObject, wholeNumber } from './stages/stage'

export type { PipelineSource, Stage } from './stages/stage'

const stages: ReadonlyMap<string, StageCompiler> = new Map(
  [simpleStages, projectStages, groupStages, bucketStages, lookupStages, geoNearStages].flatMap((table) => Object.entries(table)),
)

/** Answers a pipeline once: the variables, and stages before its own. */
type Run = (variables: Variables, start?: Stage[]) => Doc[]

/** Runs aggregation pipelines: their beginning through the planner, the rest over the documents it found. */
export class Pipelines {
  constructor(private readonly source: PipelineSource) {}

  /** @throws an error that names the stage or operator that is not supported, or MongoDB's refusal */
  run(collection: Collection, pipeline: readonly Stage[]): Doc[] {
    return this.over(() => collection, pipeline, [])(withNow({}))
  }

  private over(collection: () => Collection, pipeline: readonly Stage[], names: readonly string[]): Run {
    const compiled = pipeline.map((stage, at) => this.compile(stage, at, names))
    return (variables, start = []) => {
      const stages = [...start, ...pipeline]
      const { match, options, taken } = splitStart(stages)
      const counted = countedAs(stages, options, taken)
      if (counted !== undefined) {
        const count = this.source.count(collection(), match, variables)
        const rows: Doc[] = count === 0 ? [] : [{ [counted]: count }]
        return compiled.slice(taken + 1 - start.length).reduce((found, stage) => stage(found, variables), rows)
      }
      const docs = this.source.find(collection(), match, options, variables)
      return compiled.slice(Math.max(0, taken - start.length)).reduce((rows, stage) => stage(rows, variables), docs)
    }
  }

  private compile(stage: Stage, at: number, names: readonly string[]): RunStage {
    const [[name, body] = ['', undefined], ...more] = Object.entries(stage)
    if (more.length > 0) throw invalidParam('a pipeline stage must have exactly one field')
    const compiler = stages.get(name)
    if (!compiler) throw unsupported(`the aggregation stage ${name}`)
    if (name === '$geoNear' && at > 0) throw invalidParam('$geoNear is only valid as the first stage in a pipeline')
    const context = {
      compile: compilerFor(names),
      source: this.source,
      names,
      over: (collection: () => Collection, pipeline: readonly Stage[], inner: readonly string[]) =>
        this.over(collection, pipeline, inner),
      through: (pipeline: readonly Stage[]): RunStage => {
        const inner = pipeline.map((step, position) => this.compile(step, position + 1, names))
        return (docs, variables) => inner.reduce((rows, run) => run(rows, variables), docs)
      },
    }
    return compiler(body, context, name)
  }
}

/** The field of a $count right behind the first $match stages: what it counts need not be read. */
function countedAs(pipeline: readonly Stage[], { sort, skip, limit }: FindOptions, taken: number): string | undefined {
  const field = pipeline[taken]?.$count
  return typeof field === 'string' && sort?.length === 0 && skip === 0 && limit === undefined ? field : undefined
}

/** The first $match stages, and a $sort, $skip and $limit right behind them, become one query; `taken` counts them. */
function splitStart(pipeline: readonly Stage[]): { match: Doc; options: FindOptions; taken: number } {
  let taken = 0
  const take = (name: string): unknown => {
    const stage = pipeline[taken]
    if (!stage || !(name in stage)) return undefined
    taken++
    return stage[name]
  }
  const matches: Doc[] = []
  for (let match = take('$match'); match !== undefined; match = take('$match')) matches.push(asObject('$match', match))
  const sort = take('$sort')
  const skip = take('$skip')
  const options: FindOptions = {
    sort: sort === undefined ? [] : parseSort(sort),
    skip: skip === undefined ? 0 : wholeNumber('$skip', skip, 0),
  }
  const limit = take('$limit')
  const [only] = matches
  const match = matches.length === 1 && isPlainObject(only) ? only : matches.length === 0 ? {} : { $and: matches }
  return { match, options: limit === undefined ? options : { ...options, limit: wholeNumber('$limit', limit, 1) }, taken }
}
