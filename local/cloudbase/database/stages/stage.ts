import { invalidParam, requestFailed } from '../../errors'
import type { Collection } from '../catalog'
import { type Doc, isPlainObject } from '../document'
import type { Compiler, Variables } from '../expressions'
import type { FindOptions } from '../find'

export type Stage = Doc

/** A compiled stage: documents in, documents out. It never changes a document it was given. */
export type RunStage = (docs: Doc[], variables: Variables) => Doc[]

/** What a pipeline reads from. */
export interface PipelineSource {
  collection(name: string): Collection
  find(collection: Collection, match: Doc, options: FindOptions, variables: Variables): Doc[]
  count(collection: Collection, match: Doc, variables: Variables): number
}

/** What a stage is compiled with. */
export interface StageContext {
  compile: Compiler
  source: PipelineSource
  /** The names of the variables around this pipeline. */
  names: readonly string[]
  /** Compiles an inner pipeline over a collection: `$lookup`. */
  over(
    collection: () => Collection,
    pipeline: readonly Stage[],
    names: readonly string[],
  ): (variables: Variables, start?: Stage[]) => Doc[]
  /** Compiles stages over the documents at hand: `$facet`. */
  through(pipeline: readonly Stage[]): RunStage
}

export type StageCompiler = (body: unknown, context: StageContext, name: string) => RunStage

export function asObject(name: string, body: unknown): Doc {
  if (!isPlainObject(body)) throw invalidParam(`${name} needs an object`)
  return body
}

export function asPipeline(body: unknown): Stage[] {
  if (!Array.isArray(body)) throw invalidParam('a pipeline must be an array')
  return body.map((stage) => asObject('pipeline', stage))
}

export function onlyOptions(name: string, body: Doc, known: readonly string[]): void {
  const foreign = Object.keys(body).find((option) => !known.includes(option))
  if (foreign !== undefined) throw requestFailed(`Unrecognized option to ${name}: ${foreign}`)
}

export function fieldName(name: string, option: string, value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.startsWith('$'))
    throw invalidParam(`${name}: ${option} must be the name of a field`)
  return value
}

export function wholeNumber(stage: string, value: unknown, least: 0 | 1): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least)
    throw invalidParam(`${stage} needs a whole number${least === 1 ? ' above 0' : ''}`)
  return value
}
