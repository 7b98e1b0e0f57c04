import { requestFailed } from '../errors'
import { type Doc, isPlainObject } from './document'

/** One thing asked of a field: `T` says what. */
export interface FieldSpec<T> {
  path: string
  what: T
}

export type Node<T> = Map<string, Node<T> | { leaf: T }>

/** The fields of a specification as a tree; two that are one, or lie in each other, are refused. */
export function treeOf<T>(fields: FieldSpec<T>[]): Node<T> {
  const root: Node<T> = new Map()
  for (const { path, what } of fields) {
    const parts = path.split('.')
    const conflict = () => requestFailed(`Invalid projection: path collision at ${path}`)
    if (parts.some((part) => part === '' || part.startsWith('$'))) throw requestFailed(`invalid field path '${path}'`)
    const last = parts.pop() ?? path
    let node = root
    for (const part of parts) {
      const next: Node<T> | { leaf: T } = node.get(part) ?? new Map<string, Node<T> | { leaf: T }>()
      if (!(next instanceof Map)) throw conflict()
      node.set(part, next)
      node = next
    }
    if (node.has(last)) throw conflict()
    node.set(last, { leaf: what })
  }
  return root
}

/** Keeps what the tree names, through arrays; an element that is no object is left out. */
export function included<T>(value: unknown, node: Node<T>): unknown {
  if (Array.isArray(value)) return value.map((item) => included(item, node)).filter((item) => item !== undefined)
  if (!isPlainObject(value)) return undefined
  const kept: Doc = {}
  for (const [name, inner] of Object.entries(value)) {
    const child = node.get(name)
    const answer = child instanceof Map ? included(inner, child) : child ? inner : undefined
    if (answer !== undefined) kept[name] = answer
  }
  return kept
}

/** Leaves out what the tree names, through arrays. */
export function excluded<T>(value: unknown, node: Node<T>): unknown {
  if (Array.isArray(value)) return value.map((item) => excluded(item, node))
  if (!isPlainObject(value)) return value
  const kept: Doc = {}
  for (const [name, inner] of Object.entries(value)) {
    const child = node.get(name)
    if (child instanceof Map) kept[name] = excluded(inner, child)
    else if (!child) kept[name] = inner
  }
  return kept
}

/** Sets what the tree names, in every element of an array on the way; undefined removes. */
export function changed<T>(value: unknown, node: Node<T>, valueOf: (leaf: T, old: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => changed(item, node, valueOf))
  const made: Doc = isPlainObject(value) ? { ...value } : {}
  for (const [name, child] of node) {
    const old = Object.hasOwn(made, name) ? made[name] : undefined
    const next = child instanceof Map ? changed(old, child, valueOf) : valueOf(child.leaf, old)
    if (next === undefined) delete made[name]
    else made[name] = next
  }
  return made
}
