import { invalidParam, requestFailed } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import type { Compiler, Expression } from '../expressions'
import { type FieldSpec, changed, excluded, included, treeOf } from '../projection-tree'
import { type StageCompiler, asObject } from './stage'

type Kind = boolean | Expression

const isNested = (value: unknown): value is Doc => isPlainObject(value) && Object.keys(value)[0]?.startsWith('$') !== true

/** The leaves of a specification; a number or truth value says whether to keep a field where `kindOf` takes it so. */
function leaves<T>(spec: Doc, kindOf: (value: unknown) => T, before = ''): FieldSpec<T>[] {
  return Object.entries(spec).flatMap(([name, value]) => {
    const path = before + name
    if (!isNested(value)) return [{ path, what: kindOf(value) }]
    if (Object.keys(value).length === 0)
      throw requestFailed(`an empty object is not a valid value. Found empty object at path ${path}`)
    return leaves(value, kindOf, `${path}.`)
  })
}

const asDoc = (value: unknown): Doc => (isPlainObject(value) ? value : {})

const addFields: StageCompiler = (body, { compile }, name) => {
  const spec = asObject(name, body)
  if (Object.keys(spec).length === 0) throw requestFailed(`${name} specification must have at least one field`)
  const tree = treeOf(leaves(spec, (value) => compile(value)))
  return (docs, variables) => docs.map((doc) => asDoc(changed(doc, tree, (value) => value({ root: doc, variables }))))
}

function kindsOf(spec: Doc, compile: Compiler): FieldSpec<Kind>[] {
  return leaves(spec, (value): Kind =>
    typeof value === 'boolean' || typeof value === 'number' ? Boolean(value) : compile(value),
  )
}

const project: StageCompiler = (body, { compile }, name) => {
  const fields = kindsOf(asObject(name, body), compile)
  if (fields.length === 0) throw requestFailed(`${name} specification must have at least one field`)
  const others = fields.filter(({ path }) => path !== '_id')
  const [keeps, drops] = [others.some(({ what }) => what !== false), others.some(({ what }) => what === false)]
  if (keeps && drops) throw requestFailed(`Invalid ${name} :: cannot mix inclusion and exclusion`)
  const id = fields.find(({ path }) => path === '_id')?.what
  treeOf(fields)
  if (drops || (!keeps && id === false)) {
    if (typeof id === 'function') throw requestFailed(`Invalid ${name} :: cannot compute a field in an exclusion`)
    const tree = treeOf(fields.filter(({ what }) => what === false))
    return (docs) => docs.map((doc) => asDoc(excluded(doc, tree)))
  }
  const computed = fields.filter((field): field is FieldSpec<Expression> => typeof field.what === 'function')
  // What lies inside a kept array or object is computed there, so the way to it is kept.
  const kept = fields.filter(({ path, what }) => what === true || (typeof what === 'function' && path.includes('.')))
  const base = treeOf([...kept, ...(fields.some(({ path }) => /^_id(\.|$)/.test(path)) ? [] : [{ path: '_id', what: true }])])
  const tree = treeOf(computed)
  return (docs, variables) =>
    docs.map((doc) => asDoc(changed(included(doc, base), tree, (value) => value({ root: doc, variables }))))
}

const unset: StageCompiler = (body, _context, name) => {
  const paths: unknown[] = Array.isArray(body) ? body : [body]
  const fields = paths.map((path): FieldSpec<false> => {
    if (typeof path !== 'string' || path === '') throw invalidParam(`${name} needs the names of fields`)
    return { path, what: false }
  })
  const tree = treeOf(fields)
  return (docs) => docs.map((doc) => asDoc(excluded(doc, tree)))
}

/** Source: MongoDB manual, "$project", "$addFields", "$unset". */
export const projectStages: Record<string, StageCompiler> = {
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
}
