import { requestFailed, unsupported } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import type { Compiler, Variables } from '../expressions'
import { compareComputed } from '../expressions/logic'
import { sortDocuments } from '../sort'
import { rankOf } from '../value-order'
import { type Accumulation, accumulated, accumulationsOf, groupsOf } from './group'
import { type StageCompiler, asObject, onlyOptions, wholeNumber } from './stage'

/** Without `output` a bucket counts its documents. */
function outputOf(name: string, output: unknown, compile: Compiler): Accumulation[] {
  return accumulationsOf(name, output === undefined ? { count: { $sum: 1 } } : asObject(name, output), compile)
}

function checkGroupBy(name: string, groupBy: unknown): unknown {
  if (typeof groupBy === 'string' ? groupBy.startsWith('$') : isPlainObject(groupBy)) return groupBy
  throw requestFailed(`The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression object`)
}

function boundariesOf(name: string, boundaries: unknown, compile: Compiler): unknown[] {
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw requestFailed(`The ${name} 'boundaries' field must have at least 2 values`)
  const values = boundaries.map((value: unknown) => compile(value)({ root: {}, variables: {} }))
  for (const [at, value] of values.slice(1).entries()) {
    if (rankOf(value) !== rankOf(values[at]))
      throw requestFailed(`All values in the 'boundaries' option to ${name} must have the same type`)
    if (compareComputed(values[at], value) >= 0)
      throw requestFailed(`The 'boundaries' option to ${name} must be sorted in ascending order`)
  }
  return values
}

const bucket: StageCompiler = (body, { compile }, name) => {
  const options = asObject(name, body)
  onlyOptions(name, options, ['groupBy', 'boundaries', 'default', 'output'])
  const value = compile(checkGroupBy(name, options.groupBy))
  const boundaries = boundariesOf(name, options.boundaries, compile)
  const output = outputOf(name, options.output, compile)
  const other = compile(options.default ?? null)({ root: {}, variables: {} })
  const [lowest, highest] = [boundaries[0], boundaries.at(-1)]
  const hasOther = 'default' in options
  if (hasOther && compareComputed(other, lowest) >= 0 && compareComputed(other, highest) < 0)
    throw requestFailed(
      `The ${name} 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary`,
    )
  const bucketOf = (doc: Doc, variables: Variables) => {
    const found = value({ root: doc, variables })
    if (compareComputed(found, lowest) >= 0 && compareComputed(found, highest) < 0)
      return boundaries.filter((boundary) => compareComputed(boundary, found) <= 0).at(-1)
    if (!hasOther) throw requestFailed(`${name} could not find a matching bucket for an input, and no default was specified.`)
    return other
  }
  return (docs, variables) => {
    const groups = groupsOf(docs, (doc) => bucketOf(doc, variables))
    const rows = groups.map((group): Doc => ({ _id: group.id, ...accumulated(group.docs, output, variables) }))
    return sortDocuments(rows, [['_id', 1]])
  }
}

interface Valued {
  doc: Doc
  value: unknown
}

/** Even runs of the sorted documents; equal values never part, and the last bucket takes what is left. */
function evenRuns(sorted: Valued[], buckets: number): Valued[][] {
  const size = Math.max(1, Math.round(sorted.length / buckets))
  const runs: Valued[][] = []
  for (let from = 0; from < sorted.length;) {
    let to = runs.length === buckets - 1 ? sorted.length : Math.min(sorted.length, from + size)
    while (to < sorted.length && compareComputed(sorted[to]?.value, sorted[to - 1]?.value) === 0) to++
    runs.push(sorted.slice(from, to))
    from = to
  }
  return runs
}

const bucketAuto: StageCompiler = (body, { compile }, name) => {
  const options = asObject(name, body)
  onlyOptions(name, options, ['groupBy', 'buckets', 'output', 'granularity'])
  if ('granularity' in options) throw unsupported(`granularity in ${name}`)
  const groupBy = compile(checkGroupBy(name, options.groupBy))
  const buckets = wholeNumber(name, options.buckets, 1)
  const output = outputOf(name, options.output, compile)
  return (docs, variables) => {
    const sorted = docs
      .map((doc): Valued => ({ doc, value: groupBy({ root: doc, variables }) ?? null }))
      .sort((a, b) => compareComputed(a.value, b.value))
    const runs = evenRuns(sorted, buckets)
    return runs.map((run, at) => ({
      _id: { min: run[0]?.value, max: runs[at + 1]?.[0]?.value ?? run.at(-1)?.value },
      ...accumulated(
        run.map(({ doc }) => doc),
        output,
        variables,
      ),
    }))
  }
}

/** Source: MongoDB manual, "$bucket", "$bucketAuto". */
export const bucketStages: Record<string, StageCompiler> = { $bucket: bucket, $bucketAuto: bucketAuto }
