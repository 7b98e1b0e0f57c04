import { invalidParam, unsupported } from '../errors'
import { isPlainObject } from './document'
import { documentTest, elementTest, isValueCondition } from './match'
import { type ValueTest, equals } from './match-values'

/** Whether an array element meets the condition of `$pull`: a value, operators on the value, or conditions on an element's fields. */
export function matchesElement(element: unknown, condition: unknown): boolean {
  return isPlainObject(condition) ? matchesArrayElement(condition)(element) : equals(condition)(element)
}

/** The test of an `$elemMatch`, for one element. */
export function matchesArrayElement(operand: unknown): ValueTest {
  if (!isPlainObject(operand)) throw invalidParam('$elemMatch needs an Object')
  return isValueCondition(operand)
    ? elementTest(operand, { compile: refuseExpression })
    : documentTest(operand, { compile: refuseExpression })
}

function refuseExpression(): never {
  throw unsupported('$expr in a condition on array elements')
}
