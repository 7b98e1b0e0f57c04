import { invalidParam, requestFailed, unsupported } from '../errors'
import { type Doc, isPlainObject } from './document'
import { matchesArrayElement } from './element-match'
import { type FieldSpec, changed, excluded, included, treeOf } from './projection-tree'

type Change = (value: unknown) => unknown
type Kind = boolean | { change: Change; includes: boolean }

/** `$slice: n` or `[skip, n]`; what is no array stays as it is. Source: MongoDB manual, "$slice (projection)". */
function slice(operand: unknown): Change {
  const [skip, limit] = Array.isArray(operand) ? (operand as unknown[]) : [undefined, operand]
  const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value)
  if (!isWhole(limit) || (skip !== undefined && (!isWhole(skip) || limit <= 0)))
    throw requestFailed('$slice needs a whole number, or [skip, a positive limit]')
  return (value) => {
    if (!Array.isArray(value)) return value
    if (skip === undefined) return limit < 0 ? value.slice(limit) : value.slice(0, limit)
    const from = skip < 0 ? Math.max(0, value.length + skip) : skip
    return value.slice(from, from + limit)
  }
}

/** The first element that matches, in an array of its own. */
function elemMatch(operand: unknown): Change {
  const test = matchesArrayElement(operand)
  return (value) => {
    const at = Array.isArray(value) ? value.findIndex(test) : -1
    return at < 0 ? undefined : [(value as unknown[])[at]]
  }
}

function kindOf(path: string, value: unknown): Kind {
  if (typeof value === 'boolean' || typeof value === 'number') return Boolean(value)
  const [[operator, operand] = ['', undefined], ...more] = isPlainObject(value) ? Object.entries(value) : []
  if (more.length > 0 || !operator.startsWith('$')) throw invalidParam(`invalid projection of ${path}`)
  if (operator === '$slice') return { change: slice(operand), includes: false }
  if (operator === '$elemMatch') return { change: elemMatch(operand), includes: true }
  throw unsupported(`${operator} in a projection`)
}

function fieldsOf(spec: Doc, before = ''): FieldSpec<Kind>[] {
  return Object.entries(spec).flatMap(([name, value]) => {
    const path = before + name
    const isNested = isPlainObject(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$')
    return isNested ? fieldsOf(value, `${path}.`) : [{ path, what: kindOf(path, value) }]
  })
}

/**
 * What `field()` of a query leaves of a document: an inclusion or an exclusion, `$slice` and `$elemMatch`.
 * @throws DATABASE_REQUEST_FAILED when it mixes inclusion and exclusion
 */
export function findProjection(spec: Doc): (doc: Doc) => Doc {
  const fields = fieldsOf(spec)
  if (fields.length === 0) return (doc) => doc
  const others = fields.filter(({ path }) => path !== '_id')
  const includes = others.some(({ what }) => what === true || (typeof what === 'object' && what.includes))
  const excludes = others.some(({ what }) => what === false)
  if (includes && excludes) throw requestFailed('Projection cannot have a mix of inclusion and exclusion.')
  const id = fields.find(({ path }) => path === '_id')?.what
  const inclusive = includes || (!excludes && id === true && others.length === 0)
  const changes = fields.filter((field): field is FieldSpec<Exclude<Kind, boolean>> => typeof field.what === 'object')
  treeOf(fields)
  const changeTree = treeOf(changes)
  const base = inclusive
    ? treeOf([...fields.filter(({ what }) => what !== false), ...(id === undefined ? [{ path: '_id', what: true }] : [])])
    : treeOf(fields.filter(({ what }) => what === false))
  return (doc) => {
    const kept = inclusive ? included(doc, base) : excluded(doc, base)
    // Only what is there is changed: nothing may appear that the document does not have.
    const shown =
      changes.length === 0 ? kept : changed(kept, changeTree, ({ change }, old) => (old === undefined ? undefined : change(old)))
    return isPlainObject(shown) ? shown : {}
  }
}
