import type { Doc } from '../document'
import { listAccumulators } from './accumulators'
import { arithmetic } from './arithmetic'
import { arrays } from './arrays'
import { dates } from './dates'
import { type Compiler, type Operator, type Variables, compilerOf } from './expression'
import { logic } from './logic'
import { objects } from './objects'
import { sets } from './sets'
import { strings } from './strings'
import { types } from './types'

export type { Compiler, Expression, Scope, Variables } from './expression'

const operators: ReadonlyMap<string, Operator> = new Map(
  [arithmetic, logic, arrays, objects, sets, strings, dates, types, listAccumulators].flatMap((table) => Object.entries(table)),
)

/** Compiles aggregation expressions in which these variables are known. */
export const compilerFor = (variables: Iterable<string> = []): Compiler => compilerOf(operators, [...variables])

/** The start of every pipeline and query: `NOW` is one instant for all its documents. */
export const withNow = (variables: Variables): Variables => ('NOW' in variables ? variables : { ...variables, NOW: new Date() })

/** Compiles an expression of a query (`$expr`) into what it answers for a document. */
export const expressionOf =
  (variables: Variables) =>
  (source: unknown): ((doc: Doc) => unknown) => {
    const known = withNow(variables)
    const expression = compilerFor(Object.keys(known))(source)
    return (doc) => expression({ root: doc, variables: known })
  }
