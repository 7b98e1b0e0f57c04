import { invalidParam, requestFailed, unsupported } from '../errors'
import { type Doc, checkFieldNames, cloneValue, isPlainObject } from './document'
import { entersArray, getAt, removeAt, setAt } from './update-path'
import { arrayOperators } from './update-arrays'
import { compareValues } from './value-order'

/** Computes a field's new value from its old one; answers `old` itself when nothing changes, undefined only for a missing field. */
export type FieldUpdate = (old: unknown, operand: unknown, context: UpdateContext) => unknown

export interface UpdateContext {
  path: string
  now: Date
  /** Tests an array element against a condition: `$pull`. */
  matches: (element: unknown, condition: unknown) => boolean
}

function numeric(operator: string, value: unknown, path: string): number {
  if (typeof value !== 'number') throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type: field ${path}`)
  return value
}

const fieldOperators: Record<string, FieldUpdate> = {
  $set: (_old, operand) => operand,
  $inc: (old, operand, { path }) => numeric('$inc', old ?? (old === null ? null : 0), path) + numeric('$inc', operand, path),
  $mul: (old, operand, { path }) => numeric('$mul', old ?? (old === null ? null : 0), path) * numeric('$mul', operand, path),
  $min: (old, operand) => (old === undefined || compareValues(operand, old) < 0 ? operand : old),
  $max: (old, operand) => (old === undefined || compareValues(operand, old) > 0 ? operand : old),
  $bit: (old, operand, { path }) => bitwise(numeric('$bit', old ?? 0, path), operand),
  $currentDate: (_old, operand, { now, path }) => {
    if (operand === true || (isPlainObject(operand) && operand.$type === 'date')) return now
    throw unsupported(`$currentDate of this kind for ${path}`)
  },
  ...arrayOperators,
}

/** Whole numbers of up to 53 bits; JavaScript's own operators see 32. */
function bitwise(old: number, operand: unknown): number {
  const [[kind, bits] = [], ...more] = isPlainObject(operand) ? Object.entries(operand) : []
  if (more.length > 0 || typeof bits !== 'number') throw invalidParam('$bit needs one of and, or, xor with a number')
  if (!Number.isSafeInteger(old) || !Number.isSafeInteger(bits)) throw requestFailed('$bit needs whole numbers')
  const [left, right] = [BigInt(old), BigInt(bits)]
  if (kind === 'and') return Number(left & right)
  if (kind === 'or') return Number(left | right)
  if (kind === 'xor') return Number(left ^ right)
  throw invalidParam(`$bit does not know ${String(kind)}`)
}

export interface UpdateOptions {
  now: Date
  matches: UpdateContext['matches']
  /** True when the update creates the document: `$setOnInsert` applies. */
  inserting?: boolean
}

/**
 * The document after MongoDB's update operators.
 * @throws an error of MongoDB's meaning: unknown operator, wrong type, two operators on one path, a changed _id
 */
export function applyUpdate(doc: Doc, update: Doc, options: UpdateOptions): Doc {
  const after = cloneValue(doc)
  const steps = Object.entries(update).flatMap(([operator, fields]) => stepsOf(operator, fields))
  checkPaths(steps.flatMap(({ operator, path, operand }) => (operator === '$rename' ? [path, String(operand)] : [path])))
  for (const { operator, path, operand } of steps) applyStep(after, operator, path, operand, options)
  if (compareValues(after._id, doc._id) !== 0)
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
  return after
}

interface Step {
  operator: string
  path: string
  operand: unknown
}

function stepsOf(operator: string, fields: unknown): Step[] {
  if (!operator.startsWith('$')) throw invalidParam(`unknown update operator ${operator}`)
  if (!isPlainObject(fields)) throw invalidParam(`${operator} needs an object`)
  return Object.entries(fields).map(([path, operand]) => ({ operator, path, operand }))
}

function applyStep(doc: Doc, operator: string, path: string, operand: unknown, options: UpdateOptions): void {
  if (operator === '$unset') return removeAt(doc, path)
  if (operator === '$rename') return rename(doc, path, operand)
  if (operator === '$setOnInsert' && !options.inserting) return
  const change = fieldOperators[operator === '$setOnInsert' ? '$set' : operator]
  if (!change) throw unsupported(`the update operator ${operator}`)
  if (operator === '$set' || operator === '$setOnInsert') checkFieldNames(operand)
  const old = getAt(doc, path)
  const next = change(old, operand, { path, now: options.now, matches: options.matches })
  if (next !== old && next !== undefined) setAt(doc, path, cloneValue(next))
}

function rename(doc: Doc, path: string, target: unknown): void {
  if (typeof target !== 'string') throw invalidParam('$rename needs the new name as a string')
  for (const end of [path, target])
    if (entersArray(doc, end)) throw requestFailed(`$rename cannot use an array element: '${end}'`)
  const value = getAt(doc, path)
  if (value === undefined) return
  removeAt(doc, path)
  setAt(doc, target, value)
}

function checkPaths(paths: string[]): void {
  const sorted = [...paths].sort()
  for (const path of sorted) {
    const clash = sorted.find((other) => other !== path && other.startsWith(`${path}.`))
    if (clash) throw requestFailed(`Updating the path '${clash}' would create a conflict at '${path}'`)
    if (sorted.filter((other) => other === path).length > 1)
      throw requestFailed(`Updating the path '${path}' would create a conflict at '${path}'`)
  }
}
