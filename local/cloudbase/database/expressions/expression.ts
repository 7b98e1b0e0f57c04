import { invalidParam, requestFailed, unsupported } from '../../errors'
import { type Doc, isPlainObject } from '../document'

export type Variables = Readonly<Record<string, unknown>>

/** What an expression reads: the document of the stage, and the variables of `let`, `$map` and the like. */
export interface Scope {
  readonly root: unknown
  readonly variables: Variables
}

/** A compiled aggregation expression; undefined is MongoDB's missing. */
export type Expression = (scope: Scope) => unknown

/** Compiles an expression; `naming` also knows further variables. */
export interface Compiler {
  (source: unknown): Expression
  naming(...names: string[]): Compiler
}

export type Operator = (operand: unknown, compile: Compiler, name: string) => Expression

const systemVariables: Record<string, (scope: Scope) => unknown> = {
  ROOT: ({ root }) => root,
  CURRENT: ({ root }) => root,
  REMOVE: () => undefined,
  NOW: ({ variables }) => variables.NOW,
}

/**
 * Builds a compiler over a table of operators, with MongoDB's meaning of paths, variables and literals.
 * @throws from the compiler an error that names the operator when the table lacks it
 */
export function compilerOf(operators: ReadonlyMap<string, Operator>, names: readonly string[]): Compiler {
  const compile = (source: unknown): Expression => {
    if (typeof source === 'string') return source.startsWith('$') ? reference(source, names) : () => source
    if (Array.isArray(source)) return list(source.map(compile))
    return isPlainObject(source) ? ofObject(source, operators, compiler) : () => source
  }
  const compiler: Compiler = Object.assign(compile, {
    naming: (...more: string[]) => compilerOf(operators, [...names, ...more.map(checkVariable)]),
  })
  return compiler
}

function checkVariable(name: string): string {
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) throw requestFailed(`'${name}' is not a name for a variable`)
  return name
}

/** A missing element of an array literal is null. */
const list =
  (parts: Expression[]): Expression =>
  (scope) =>
    parts.map((part) => part(scope) ?? null)

function ofObject(source: Doc, operators: ReadonlyMap<string, Operator>, compile: Compiler): Expression {
  const entries = Object.entries(source)
  const [name, operand] = entries[0] ?? []
  if (name === undefined || !name.startsWith('$')) return fields(entries, compile)
  if (entries.length > 1)
    throw invalidParam(`an expression has exactly one operator, and ${name} is followed by ${entries[1]?.[0]}`)
  const operator = operators.get(name)
  if (!operator) throw unsupported(`the aggregation operator ${name}`)
  return operator(operand, compile, name)
}

/** A missing field of an object literal is left out. */
function fields(entries: [string, unknown][], compile: Compiler): Expression {
  const parts = entries.map(([name, value]) => {
    if (name.startsWith('$') || name.includes('.') || name === '__proto__')
      throw invalidParam(`invalid field name ${name} in an expression`)
    return { name, value: compile(value) }
  })
  return (scope) => {
    const made: Doc = {}
    for (const { name, value } of parts) {
      const computed = value(scope)
      if (computed !== undefined) made[name] = computed
    }
    return made
  }
}

function reference(source: string, names: readonly string[]): Expression {
  if (!source.startsWith('$$')) {
    const parts = partsOf(source.slice(1))
    return ({ root }) => atPath(root, parts, 0)
  }
  const [name = '', ...parts] = partsOf(source.slice(2))
  const system = Object.hasOwn(systemVariables, name) ? systemVariables[name] : undefined
  if (!system && !names.includes(name)) throw requestFailed(`Use of undefined variable: ${name}`)
  const value = system ?? (({ variables }: Scope) => variables[name])
  return (scope) => atPath(value(scope), parts, 0)
}

function partsOf(path: string): string[] {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part.startsWith('$'))) throw invalidParam(`invalid field path '${path}'`)
  return parts
}

/** Walks through objects, and through the objects of arrays; a number is a field's name here, never a position. */
function atPath(value: unknown, parts: readonly string[], from: number): unknown {
  const part = parts[from]
  if (part === undefined) return value
  if (Array.isArray(value))
    return value.filter(isPlainObject).flatMap((item) => {
      const found = atPath(item, parts, from)
      return found === undefined ? [] : [found]
    })
  if (!isPlainObject(value) || !Object.hasOwn(value, part)) return undefined
  const next = value[part]
  return from + 1 === parts.length ? next : Array.isArray(next) || isPlainObject(next) ? atPath(next, parts, from + 1) : undefined
}
