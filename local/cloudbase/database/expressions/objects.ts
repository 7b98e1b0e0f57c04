import { requestFailed } from '../../errors'
import { isPlainObject } from '../document'
import { typeNameOf } from '../match-values'
import { type Apply, anyNumber, asList, asText, isNullish, unlessNull } from './arguments'
import type { Operator } from './expression'

const toObject: Apply = ([list], name) => {
  const pairs = asList(list, name).map((item): [string, unknown] => {
    if (Array.isArray(item) && item.length === 2) return [asText(item[0], name), item[1]]
    if (isPlainObject(item) && 'k' in item && 'v' in item && Object.keys(item).length === 2) return [asText(item.k, name), item.v]
    throw requestFailed(`${name} requires an array of size 2 arrays or of objects with the keys 'k' and 'v'`)
  })
  return Object.fromEntries(pairs)
}

const mergeObjects: Apply = (values, name) => {
  const objects = values.filter((value) => !isNullish(value))
  const foreign = objects.find((value) => !isPlainObject(value))
  if (foreign !== undefined) throw requestFailed(`${name} requires object inputs, but input is of type ${typeNameOf(foreign)}`)
  return Object.assign({}, ...objects) as unknown
}

const objectToArray: Apply = ([value], name) => {
  if (!isPlainObject(value)) throw requestFailed(`${name} requires a document input, found: ${typeNameOf(value)}`)
  return Object.entries(value).map(([k, v]) => ({ k, v }))
}

/** Objects. Source: MongoDB manual, "Object Expression Operators". */
export const objects: Record<string, Operator> = {
  $arrayToObject: unlessNull(1, toObject),
  $mergeObjects: anyNumber(mergeObjects),
  $objectToArray: unlessNull(1, objectToArray),
}
