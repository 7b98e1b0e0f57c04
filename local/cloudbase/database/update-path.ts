import { invalidParam, requestFailed, unsupported } from '../errors'
import { type Doc, isPlainObject } from './document'

type Container = Doc | unknown[]

const isContainer = (value: unknown): value is Container => Array.isArray(value) || isPlainObject(value)
const isPosition = (part: string) => /^\d+$/.test(part)

function partsOf(path: string): string[] {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part === '__proto__')) throw invalidParam(`the update path '${path}' is not valid`)
  const positional = parts.find((part) => part.startsWith('$'))
  if (positional) throw unsupported(`the positional ${positional} in the update path '${path}'`)
  return parts
}

function child(container: Container, part: string): unknown {
  if (Array.isArray(container)) return isPosition(part) ? container[Number(part)] : undefined
  return Object.hasOwn(container, part) ? container[part] : undefined
}

function setChild(container: Container, part: string, value: unknown, path: string): void {
  if (!Array.isArray(container)) {
    container[part] = value
    return
  }
  if (!isPosition(part)) throw requestFailed(`Cannot create field '${part}' in an array: path '${path}'`)
  const position = Number(part)
  if (position > container.length + 1000) throw requestFailed(`Cannot fill an array up to position ${position}: path '${path}'`)
  while (container.length < position) container.push(null)
  container[position] = value
}

/** What stands at an update path; arrays are entered by position only. */
export function getAt(doc: Doc, path: string): unknown {
  return partsOf(path).reduce<unknown>((value, part) => (isContainer(value) ? child(value, part) : undefined), doc)
}

/** Whether an array stands on the way to a path's end. */
export function entersArray(doc: Doc, path: string): boolean {
  const parts = partsOf(path)
  return parts.some((_part, at) => at > 0 && Array.isArray(getAt(doc, parts.slice(0, at).join('.'))))
}

/** Sets a value and creates the objects on the way; refuses to walk through a value that is none. */
export function setAt(doc: Doc, path: string, value: unknown): void {
  const parts = partsOf(path)
  const last = parts.pop() ?? path
  let container: Container = doc
  for (const part of parts) {
    const next: unknown = child(container, part)
    if (next !== undefined && !isContainer(next))
      throw requestFailed(`Cannot create field in element {${part}: ${JSON.stringify(next)}}: path '${path}'`)
    const inner: Container = next ?? {}
    if (next === undefined) setChild(container, part, inner, path)
    container = inner
  }
  setChild(container, last, value, path)
}

/** Removes a field; an element of an array becomes null, as in MongoDB. */
export function removeAt(doc: Doc, path: string): void {
  const parts = partsOf(path)
  const last = parts.pop() ?? path
  const container = parts.length === 0 ? doc : getAt(doc, parts.join('.'))
  if (Array.isArray(container)) {
    if (isPosition(last) && Number(last) < container.length) container[Number(last)] = null
  } else if (isPlainObject(container)) delete container[last]
}
