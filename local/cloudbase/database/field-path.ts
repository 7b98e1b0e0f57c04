import { isPlainObject } from './document'

const isPosition = (part: string) => /^\d+$/.test(part)

function own(value: unknown, part: string): unknown {
  return isPlainObject(value) && Object.hasOwn(value, part) ? value[part] : undefined
}

/**
 * What stands at a dotted path, as MongoDB walks it: through the objects inside arrays, and to an element when the part is a number.
 * Arrays at the end of the path are answered whole. `undefined` means that the field is missing there; no value at all means that the
 * path ends in an array without objects.
 */
export function valuesAt(value: unknown, parts: readonly string[], from = 0): unknown[] {
  const part = parts[from]
  if (part === undefined) return [value]
  if (Array.isArray(value)) {
    const inside = value.filter(isPlainObject).flatMap((item) => valuesAt(item, parts, from))
    const position = Number(part)
    return isPosition(part) && position < value.length ? [...valuesAt(value[position], parts, from + 1), ...inside] : inside
  }
  return isPlainObject(value) ? valuesAt(own(value, part), parts, from + 1) : [undefined]
}

export interface IndexedValues {
  /** At least one; an array gives its elements, `[]` the mark of an empty array. */
  values: unknown[]
  /** True when an array stood on the way: such an index cannot give an order, nor join two bounds. */
  multikey: boolean
}

/** Stands for `[]` among indexed values. */
export const emptyArray: unique symbol = Symbol('[]')

/** What an index on this path holds of a document. */
export function indexedValuesAt(doc: unknown, parts: readonly string[]): IndexedValues {
  const throughArray = parts.some((_part, depth) => depth > 0 && valuesAt(doc, parts.slice(0, depth)).some(Array.isArray))
  const found = valuesAt(doc, parts)
  const values = found.flatMap((value) =>
    !Array.isArray(value) ? [value] : value.length === 0 ? [emptyArray] : (value as unknown[]),
  )
  return { values: values.length === 0 ? [undefined] : values, multikey: throughArray || found.some(Array.isArray) }
}
