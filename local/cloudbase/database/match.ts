import { invalidParam, unsupported } from '../errors'
import { type Doc, isPlainObject } from './document'
import { isTrue } from './expressions/arguments'
import { valuesAt } from './field-path'
import { geoIntersectsTest, geoWithinTest } from './geo/geo-query'
import { jsonSchemaTest } from './json-schema'
import { type ValueTest, comparisonTest, equals, sameValue, typeTest } from './match-values'
import {
  type CompileExpression,
  type Context,
  type FieldTest,
  anyOf,
  anyValue,
  isOperators,
  listOf,
  modTest,
  not,
  regExpOf,
  sizeTest,
  wholeValue,
} from './operator-tests'

type DocTest = (doc: Doc) => boolean

/**
 * Compiles a query into a test, with MongoDB's meaning of paths, arrays, null and missing fields.
 * @throws an error that names the operator when it is not supported
 */
export function compileMatch(query: Doc, compile: CompileExpression): DocTest {
  const tests = Object.entries(query).map(([name, condition]) =>
    name.startsWith('$') ? logicalTest(name, condition, compile) : fieldTest(name, condition, compile),
  )
  return (doc) => tests.every((test) => test(doc))
}

function logicalTest(operator: string, operand: unknown, compile: CompileExpression): DocTest {
  if (operator === '$expr') {
    const expression = compile(operand)
    return (doc) => isTrue(expression(doc))
  }
  if (operator === '$jsonSchema') return jsonSchemaTest(operand)
  if (operator === '$comment') return () => true
  if (operator !== '$and' && operator !== '$or' && operator !== '$nor') throw unsupported(`the query operator ${operator}`)
  if (!Array.isArray(operand) || operand.length === 0) throw invalidParam(`${operator} must be a nonempty array`)
  const tests = operand.map((part: unknown) => {
    if (!isPlainObject(part)) throw invalidParam(`${operator} entries need to be full objects`)
    return compileMatch(part, compile)
  })
  if (operator === '$and') return (doc) => tests.every((test) => test(doc))
  if (operator === '$or') return (doc) => tests.some((test) => test(doc))
  return (doc) => !tests.some((test) => test(doc))
}

function fieldTest(path: string, condition: unknown, compile: CompileExpression): DocTest {
  const parts = path.split('.')
  const test = conditionTest(condition, { compile })
  return (doc) => test(valuesAt(doc, parts))
}

function conditionTest(condition: unknown, context: Context): FieldTest {
  if (!isOperators(condition)) return anyValue(equals(condition), context)
  const tests = Object.entries(condition)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, operand]) => operatorTest(operator, operand, condition, context))
  return (found) => tests.every((test) => test(found))
}

function operatorTest(operator: string, operand: unknown, condition: Doc, context: Context): FieldTest {
  switch (operator) {
    case '$eq':
      return anyValue(sameValue(operand), context)
    case '$ne':
      if (operand instanceof RegExp) throw invalidParam("Can't have regex as arg to $ne.")
      return not(anyValue(equals(operand), context))
    case '$in':
      return anyOf(operator, operand, context)
    case '$nin':
      return not(anyOf(operator, operand, context))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return anyValue(comparisonTest(operator, operand), context)
    case '$exists':
      return operand ? (found) => found.some(isPresent) : (found) => !found.some(isPresent)
    case '$type':
      return anyValue(typeTest(operand), context)
    case '$size':
      return wholeValue(sizeTest(operand))
    case '$mod':
      return anyValue(modTest(operand), context)
    case '$regex':
      return anyValue(equals(regExpOf(operand, condition.$options)), context)
    case '$all':
      return allTest(operand, context)
    case '$elemMatch':
      return elemMatchTest(operand, context)
    case '$not':
      if (!isOperators(operand) && !(operand instanceof RegExp)) throw invalidParam('$not needs a regex or an operator')
      return not(conditionTest(operand, context))
    case '$geoWithin':
      return geoWithinTest(operand)
    case '$geoIntersects':
      return geoIntersectsTest(operand)
    case '$near':
    case '$nearSphere':
      throw invalidParam(`${operator} is not allowed in this context`)
    default:
      throw unsupported(`the query operator ${operator}`)
  }
}

const isPresent = (value: unknown) => value !== undefined

function allTest(operand: unknown, context: Context): FieldTest {
  const tests = listOf('$all', operand).map((item) =>
    isOperators(item) ? conditionTest(item, context) : anyValue(equals(item), context),
  )
  return (found) => tests.length > 0 && tests.every((test) => test(found))
}

export const isValueCondition = (operand: Doc) =>
  isOperators(operand) && !['$and', '$or', '$nor', '$expr'].includes(Object.keys(operand)[0] ?? '')

/** With operators each element is tested as a value, with fields as a document; an element that is no document never matches fields. */
function elemMatchTest(operand: unknown, context: Context): FieldTest {
  if (!isPlainObject(operand)) throw invalidParam('$elemMatch needs an Object')
  const test: ValueTest = isValueCondition(operand) ? elementTest(operand, context) : documentTest(operand, context)
  return (found) => found.some((value) => Array.isArray(value) && value.some(test))
}

export function elementTest(operand: Doc, { compile }: Context): ValueTest {
  const test = conditionTest(operand, { compile, isElement: true })
  return (element) => test([element])
}

export function documentTest(operand: Doc, { compile }: Context): ValueTest {
  const test = compileMatch(operand, compile)
  return (element) => isPlainObject(element) && test(element)
}
