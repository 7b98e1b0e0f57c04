import { Aggregator } from 'mingo/aggregator'
import { Context, OpType, evalExpr } from 'mingo/core'
import type { Iterator } from 'mingo/lazy'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import type { Options } from 'mingo/types'
import { CloudBaseError, requestFailed, unsupported } from '../errors'
import { type Doc, isPlainObject } from './document'
import { mendedExpressions } from './mended-expressions'

/** Expressions that mingo 7.2.7 answers differently from MongoDB, or runs code for: refused rather than answered wrongly. */
const refused = new Set([
  '$week',
  '$indexOfCP',
  '$substr',
  '$function',
  '$accumulator',
  '$where',
  '$jsonSchema',
  '$toDecimal',
  '$toHashedIndexKey',
])

/** mingo's operators with those of ours that mend or replace one of them. */
export function operatorContext(ownStages: Record<string, unknown>): Context {
  return Context.init({
    accumulator: { ...accumulators },
    expression: { ...expressions, ...mendedExpressions } as typeof expressions,
    pipeline: { ...stages, ...ownStages } as typeof stages,
    projection: { ...projections },
    query: { ...queries },
  })
}

const known = operatorContext({})

/** How every expression is computed; `variables` are those of `let`. */
export const optionsWith = (context: Context, variables: Doc): Options => ({
  idKey: '_id',
  processingMode: 0,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  variables,
  context,
})

/** Answers expressions for documents. */
export function evaluatorWith(variables: Doc): (doc: Doc, expression: unknown) => unknown {
  let prepared: Options | undefined
  return (doc, expression) => namingErrors(() => evalExpr(doc, expression, (prepared ??= prepareOptions(variables))))
}

/** mingo copies all operators for every expression unless it is given options it has made itself; only a stage is given those. */
function prepareOptions(variables: Doc): Options {
  let prepared: Options | undefined
  const $prepare = (docs: Iterator, _body: unknown, options: Options) => {
    prepared = options
    return docs
  }
  const options = optionsWith(operatorContext({ $prepare }), variables)
  new Aggregator([{ $prepare: 1 }], options).run([])
  return prepared ?? options
}

/** Names of options inside operators' arguments never start with `$`, so every `$` name is an operator. */
export function checkExpression(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(checkExpression)
  if (!isPlainObject(value)) return
  for (const [name, operand] of Object.entries(value)) {
    if (name.startsWith('$')) checkOperator(name)
    if (name !== '$literal') checkExpression(operand)
  }
}

function checkOperator(name: string): void {
  const isKnown = [OpType.EXPRESSION, OpType.ACCUMULATOR].some((type) => known.getOperator(type, name) !== null)
  if (!isKnown || refused.has(name)) throw unsupported(`the aggregation operator ${name}`)
}

/** mingo throws plain errors; CloudBase answers them with a code. */
export function namingErrors<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof CloudBaseError) throw error
    throw requestFailed(error instanceof Error ? error.message : String(error))
  }
}
