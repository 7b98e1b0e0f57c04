import { invalidParam, requestFailed, unsupported } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import type { Compiler, Expression, Variables } from '../expressions'
import { type Accumulate, accumulators } from '../expressions/accumulators'
import { sortDocuments } from '../sort'
import { encodeValue } from '../value-order'
import { type StageCompiler, asObject, onlyOptions } from './stage'

export interface Accumulation {
  field: string
  name: string
  value: Expression
  accumulate: Accumulate
}

/** The fields of $group and of the `output` of buckets. */
export function accumulationsOf(stage: string, fields: Doc, compile: Compiler): Accumulation[] {
  return Object.entries(fields).map(([field, spec]) => {
    if (field.includes('.') || field.startsWith('$'))
      throw invalidParam(`${stage}: the field name '${field}' cannot contain '.' or begin with '$'`)
    const [[name, operand] = ['', undefined], ...more] = isPlainObject(spec) ? Object.entries(spec) : []
    if (more.length > 0 || !name.startsWith('$')) throw requestFailed(`The field '${field}' must be an accumulator object`)
    if (name === '$count') return { field, name, value: () => 1, accumulate: (values) => values.length }
    const accumulate = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined
    if (!accumulate) throw unsupported(`the accumulator ${name}`)
    if (Array.isArray(operand) && operand.length !== 1) throw requestFailed(`The ${name} accumulator is a unary operator`)
    return { field, name, value: compile(Array.isArray(operand) ? operand[0] : operand), accumulate }
  })
}

export function accumulated(docs: Doc[], accumulations: Accumulation[], variables: Variables): Doc {
  return Object.fromEntries(
    accumulations.map(({ field, name, value, accumulate }) => [
      field,
      accumulate(
        docs.map((doc) => value({ root: doc, variables })),
        name,
      ),
    ]),
  )
}

/** Documents by a computed value; null and a missing value are one. */
export function groupsOf(docs: Doc[], idOf: (doc: Doc) => unknown): { id: unknown; docs: Doc[] }[] {
  const groups = new Map<string, { id: unknown; docs: Doc[] }>()
  for (const doc of docs) {
    const id = idOf(doc) ?? null
    const key = encodeValue(id).toString('latin1')
    const group = groups.get(key)
    if (group) group.docs.push(doc)
    else groups.set(key, { id, docs: [doc] })
  }
  return [...groups.values()]
}

/** An _id of exactly one field is null in that field when its value is missing, where more fields leave it out. */
function idExpression(source: unknown, compile: Compiler): Expression {
  const [[name, value] = ['$', undefined], ...more] = isPlainObject(source) ? Object.entries(source) : []
  if (more.length > 0 || name.startsWith('$')) return compile(source)
  const only = compile(value)
  return (scope) => ({ [name]: only(scope) ?? null })
}

const group: StageCompiler = (body, { compile }, name) => {
  const { _id, ...fields } = asObject(name, body)
  if (_id === undefined) throw requestFailed('a group specification must include an _id')
  const id = idExpression(_id, compile)
  const accumulations = accumulationsOf(name, fields, compile)
  return (docs, variables) =>
    groupsOf(docs, (doc) => id({ root: doc, variables })).map((found) => ({
      _id: found.id,
      ...accumulated(found.docs, accumulations, variables),
    }))
}

const sortByCount: StageCompiler = (body, { compile }, name) => {
  const isExpression =
    typeof body === 'string' ? body.startsWith('$') : isPlainObject(body) && Object.keys(body)[0]?.startsWith('$') === true
  if (!isExpression)
    throw requestFailed(`the ${name} field must be defined as a $-prefixed path or an expression inside an object`)
  const id = compile(body)
  return (docs, variables) => {
    const groups = groupsOf(docs, (doc) => id({ root: doc, variables })).map((found): Doc => ({
      _id: found.id,
      count: found.docs.length,
    }))
    return sortDocuments(groups, [['count', -1]])
  }
}

const unwind: StageCompiler = (body, _context, name) => {
  const options = typeof body === 'string' ? { path: body } : asObject(name, body)
  onlyOptions(name, options, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  const { path, includeArrayIndex: indexField, preserveNullAndEmptyArrays: preserves = false } = options as Doc
  if (typeof path !== 'string' || !/^\$[^$]/.test(path))
    throw requestFailed(`path option to ${name} stage should be prefixed with a '$'`)
  if (typeof preserves !== 'boolean') throw requestFailed(`${name}: preserveNullAndEmptyArrays must be a boolean`)
  if (indexField !== undefined && (typeof indexField !== 'string' || indexField === '' || indexField.startsWith('$')))
    throw requestFailed(`includeArrayIndex option to ${name} stage must be a field that is not prefixed with a '$'`)
  const parts = path.slice(1).split('.')
  const rowsOf = (doc: Doc): Doc[] => {
    const value = parts.reduce<unknown>(
      (inner, part) => (isPlainObject(inner) && Object.hasOwn(inner, part) ? inner[part] : undefined),
      doc,
    )
    const row = (item: unknown, at: number | null) => {
      const made = replaced(doc, parts, item)
      return indexField === undefined ? made : replaced(made, indexField.split('.'), at)
    }
    if (Array.isArray(value) && value.length > 0) return value.map((item, at) => row(item, at))
    if (value === undefined || value === null || Array.isArray(value))
      return preserves ? [row(value === null ? null : undefined, null)] : []
    return [row(value, null)]
  }
  return (docs) => docs.flatMap(rowsOf)
}

/** A copy with one field changed, or removed by undefined; objects on the way are made. */
export function replaced(value: Doc, parts: readonly string[], item: unknown): Doc {
  const [part = '', ...rest] = parts
  const inner = Object.hasOwn(value, part) ? value[part] : undefined
  if (rest.length > 0) {
    if (item === undefined && !isPlainObject(inner)) return value
    return { ...value, [part]: replaced(isPlainObject(inner) ? inner : {}, rest, item) }
  }
  if (item !== undefined) return { ...value, [part]: item }
  const copy = { ...value }
  delete copy[part]
  return copy
}

/** Source: MongoDB manual, "$group", "$sortByCount", "$unwind". */
export const groupStages: Record<string, StageCompiler> = { $group: group, $sortByCount: sortByCount, $unwind: unwind }
