import { requestFailed, unsupported } from '../errors'
import { type Doc, isPlainObject } from './document'
import { typeTest } from './match-values'
import { compileRegExp } from './regexp'
import { compareValues } from './value-order'

type Test = (value: unknown) => boolean
type Keyword = (operand: unknown, schema: Doc) => Test

const failure = (why: string) => requestFailed(`$jsonSchema: ${why}`)

/** Whether a value meets a JSON schema. */
export function jsonSchemaTest(schema: unknown): Test {
  if (!isPlainObject(schema)) throw failure('a schema must be an object')
  const tests = Object.entries(schema).map(([name, operand]) => {
    const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined
    if (!keyword) throw unsupported(`the $jsonSchema keyword '${name}'`)
    return keyword(operand, schema)
  })
  return (value) => tests.every((test) => test(value))
}

function list<T>(name: string, operand: unknown, item: (value: unknown) => T): T[] {
  if (!Array.isArray(operand) || operand.length === 0) throw failure(`'${name}' must be a nonempty array`)
  return operand.map(item)
}

function number(name: string, operand: unknown): number {
  if (typeof operand !== 'number') throw failure(`'${name}' must be a number`)
  return operand
}

function text(operand: unknown): string {
  if (typeof operand !== 'string') throw failure('a string is expected')
  return operand
}

/** A keyword about a kind of value says nothing about others. */
const ifNumber =
  (test: (value: number) => boolean): Test =>
  (value) =>
    typeof value !== 'number' || test(value)
const ifText =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value)
const ifList =
  (test: (value: unknown[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value)
const ifObject =
  (test: (value: Doc) => boolean): Test =>
  (value) =>
    !isPlainObject(value) || test(value)

const size =
  <T>(kind: (test: (value: T) => boolean) => Test, measure: (value: T) => number, atLeast: boolean): Keyword =>
  (operand) => {
    const bound = number('size', operand)
    return kind((value) => (atLeast ? measure(value) >= bound : measure(value) <= bound))
  }

const characters = (value: string) => [...value].length
const items = (value: unknown[]) => value.length
const fields = (value: Doc) => Object.keys(value).length

/** JSON Schema's own names of types. */
const jsonTypes: Record<string, string> = {
  object: 'object',
  array: 'array',
  number: 'number',
  boolean: 'bool',
  string: 'string',
  null: 'null',
}

const properties: Keyword = (operand) => {
  if (!isPlainObject(operand)) throw failure("'properties' must be an object")
  const tests = Object.entries(operand).map(([name, schema]) => ({ name, test: jsonSchemaTest(schema) }))
  return ifObject((value) => tests.every(({ name, test }) => !Object.hasOwn(value, name) || test(value[name])))
}

const additional: Keyword = (operand, schema) => {
  const known = isPlainObject(schema.properties) ? Object.keys(schema.properties) : []
  const test = operand === false ? () => false : operand === true ? () => true : jsonSchemaTest(operand)
  return ifObject((value) => Object.entries(value).every(([name, item]) => known.includes(name) || test(item)))
}

const isUnique = (value: unknown[]) =>
  value.every((item, at) => !value.slice(0, at).some((other) => compareValues(item, other) === 0))

/** Source: MongoDB manual, "$jsonSchema", "Available Keywords". */
const keywords: Record<string, Keyword> = {
  title: () => () => true,
  description: () => () => true,
  bsonType: (operand) => typeTest(operand),
  type: (operand) => {
    const names = (Array.isArray(operand) ? operand : [operand]).map((name) => jsonTypes[text(name)] ?? 'unknown')
    return typeTest(names)
  },
  required: (operand) => {
    const names = list('required', operand, text)
    return ifObject((value) => names.every((name) => Object.hasOwn(value, name)))
  },
  properties,
  additionalProperties: additional,
  enum: (operand) => {
    const allowed = list('enum', operand, (value) => value)
    return (value) => allowed.some((other) => compareValues(value, other) === 0)
  },
  minimum: (operand, { exclusiveMinimum }) =>
    ifNumber((value) => (exclusiveMinimum === true ? value > number('minimum', operand) : value >= number('minimum', operand))),
  maximum: (operand, { exclusiveMaximum }) =>
    ifNumber((value) => (exclusiveMaximum === true ? value < number('maximum', operand) : value <= number('maximum', operand))),
  exclusiveMinimum: () => () => true,
  exclusiveMaximum: () => () => true,
  minLength: size(ifText, characters, true),
  maxLength: size(ifText, characters, false),
  pattern: (operand) => {
    const pattern = compileRegExp(text(operand), '')
    return ifText((value) => pattern.test(value))
  },
  minItems: size(ifList, items, true),
  maxItems: size(ifList, items, false),
  uniqueItems: (operand) => ifList((value) => operand !== true || isUnique(value)),
  items: (operand) => {
    const test = jsonSchemaTest(operand)
    return ifList((value) => value.every(test))
  },
  minProperties: size(ifObject, fields, true),
  maxProperties: size(ifObject, fields, false),
  allOf: (operand) => {
    const tests = list('allOf', operand, jsonSchemaTest)
    return (value) => tests.every((test) => test(value))
  },
  anyOf: (operand) => {
    const tests = list('anyOf', operand, jsonSchemaTest)
    return (value) => tests.some((test) => test(value))
  },
  oneOf: (operand) => {
    const tests = list('oneOf', operand, jsonSchemaTest)
    return (value) => tests.filter((test) => test(value)).length === 1
  },
  not: (operand) => {
    const test = jsonSchemaTest(operand)
    return (value) => !test(value)
  },
}
