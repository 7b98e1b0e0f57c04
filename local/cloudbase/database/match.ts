import { invalidParam, unsupported } from '../errors'
import { type Doc, isPlainObject } from './document'
import { valuesAt } from './field-path'
import { type ValueTest, comparisonTest, equals, typeTest } from './match-values'

/** Answers an aggregation expression for a document: `$expr`. */
export type Evaluate = (doc: Doc, expression: unknown) => unknown

type DocTest = (doc: Doc) => boolean
/** Tests what stands at a field's path; see valuesAt. */
type FieldTest = (found: unknown[]) => boolean

/**
 * Compiles a query into a test, with MongoDB's meaning of paths, arrays, null and missing fields.
 * @throws an error that names the operator when it is not supported
 */
export function compileMatch(query: Doc, evaluate: Evaluate): DocTest {
  const tests = Object.entries(query).map(([name, condition]) =>
    name.startsWith('$') ? logicalTest(name, condition, evaluate) : fieldTest(name, condition, evaluate),
  )
  return (doc) => tests.every((test) => test(doc))
}

function logicalTest(operator: string, operand: unknown, evaluate: Evaluate): DocTest {
  if (operator === '$expr') return (doc) => isTruthy(evaluate(doc, operand))
  if (operator === '$comment') return () => true
  if (operator !== '$and' && operator !== '$or' && operator !== '$nor') throw unsupported(`the query operator ${operator}`)
  if (!Array.isArray(operand) || operand.length === 0) throw invalidParam(`${operator} must be a nonempty array`)
  const tests = operand.map((part: unknown) => {
    if (!isPlainObject(part)) throw invalidParam(`${operator} entries need to be full objects`)
    return compileMatch(part, evaluate)
  })
  if (operator === '$and') return (doc) => tests.every((test) => test(doc))
  if (operator === '$or') return (doc) => tests.some((test) => test(doc))
  return (doc) => !tests.some((test) => test(doc))
}

const isTruthy = (value: unknown) => value !== false && value !== null && value !== undefined && value !== 0

function fieldTest(path: string, condition: unknown, evaluate: Evaluate): DocTest {
  const parts = path.split('.')
  const test = conditionTest(condition, evaluate)
  return (doc) => test(valuesAt(doc, parts))
}

const isOperators = (condition: unknown): condition is Doc =>
  isPlainObject(condition) && Object.keys(condition)[0]?.startsWith('$') === true

function conditionTest(condition: unknown, evaluate: Evaluate): FieldTest {
  if (!isOperators(condition)) return anyValue(equals(condition))
  const tests = Object.entries(condition)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, operand]) => operatorTest(operator, operand, condition, evaluate))
  return (found) => tests.every((test) => test(found))
}

/** A field matches when its value does, or, if that is an array, one of its elements. */
const anyValue =
  (test: ValueTest): FieldTest =>
  (found) =>
    found.some((value) => test(value) || (Array.isArray(value) && value.some(test)))

const not =
  (test: FieldTest): FieldTest =>
  (found) =>
    !test(found)

function operatorTest(operator: string, operand: unknown, condition: Doc, evaluate: Evaluate): FieldTest {
  switch (operator) {
    case '$eq':
      return anyValue(equals(operand))
    case '$ne':
      return not(anyValue(equals(operand)))
    case '$in':
      return anyOf(operator, operand)
    case '$nin':
      return not(anyOf(operator, operand))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return anyValue(comparisonTest(operator, operand))
    case '$exists':
      return operand ? (found) => found.some(isPresent) : (found) => !found.some(isPresent)
    case '$type':
      return anyValue(typeTest(operand))
    case '$size':
      return (found) => found.some((value) => Array.isArray(value) && value.length === operand)
    case '$mod':
      return anyValue(modTest(operand))
    case '$regex':
      return anyValue(equals(regExpOf(operand, condition.$options)))
    case '$all':
      return allTest(operand, evaluate)
    case '$elemMatch':
      return elemMatchTest(operand, evaluate)
    case '$not':
      if (!isOperators(operand) && !(operand instanceof RegExp)) throw invalidParam('$not needs a regex or an operator')
      return not(conditionTest(operand, evaluate))
    default:
      throw unsupported(`the query operator ${operator}`)
  }
}

const isPresent = (value: unknown) => value !== undefined

function listOf(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw invalidParam(`${operator} needs an array`)
  return operand
}

function anyOf(operator: string, operand: unknown): FieldTest {
  const tests = listOf(operator, operand).map(equals)
  return anyValue((value) => tests.some((test) => test(value)))
}

function modTest(operand: unknown): ValueTest {
  const [divisor, remainder] = listOf('$mod', operand).map(Number)
  if (!divisor || remainder === undefined) throw invalidParam('$mod needs a divisor other than 0 and a remainder')
  return (value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(remainder)
}

function regExpOf(operand: unknown, options: unknown): RegExp {
  const source = operand instanceof RegExp ? operand.source : operand
  const flags = typeof options === 'string' ? options : operand instanceof RegExp ? operand.flags : ''
  if (typeof source !== 'string') throw invalidParam('$regex has to be a string')
  if (/[^imsu]/.test(flags)) throw unsupported(`the $regex option in "${flags}"`)
  try {
    return new RegExp(source, flags)
  } catch {
    throw invalidParam(`invalid regular expression ${source}`)
  }
}

function allTest(operand: unknown, evaluate: Evaluate): FieldTest {
  const tests = listOf('$all', operand).map((item) =>
    isOperators(item) ? conditionTest(item, evaluate) : anyValue(equals(item)),
  )
  return (found) => tests.length > 0 && tests.every((test) => test(found))
}

/** With operators each element is tested as a value, with fields as a document; an element that is no document never matches fields. */
function elemMatchTest(operand: unknown, evaluate: Evaluate): FieldTest {
  if (!isPlainObject(operand)) throw invalidParam('$elemMatch needs an Object')
  const asValue = isOperators(operand) && !['$and', '$or', '$nor'].includes(Object.keys(operand)[0] ?? '')
  const test: ValueTest = asValue ? elementTest(operand, evaluate) : documentTest(operand, evaluate)
  return (found) => found.some((value) => Array.isArray(value) && value.some(test))
}

function elementTest(operand: Doc, evaluate: Evaluate): ValueTest {
  const test = conditionTest(operand, evaluate)
  return (element) => test([element])
}

function documentTest(operand: Doc, evaluate: Evaluate): ValueTest {
  const test = compileMatch(operand, evaluate)
  return (element) => isPlainObject(element) && test(element)
}

/** Whether an array element meets the condition of `$pull`: a value, operators on the value, or conditions on an element's fields. */
export function matchesElement(element: unknown, condition: unknown): boolean {
  if (isOperators(condition)) return elementTest(condition, refuseExpression)(element)
  if (isPlainObject(condition)) return documentTest(condition, refuseExpression)(element)
  return equals(condition)(element)
}

function refuseExpression(): never {
  throw unsupported('$expr in $pull')
}
