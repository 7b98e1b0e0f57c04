import { requestFailed } from '../../errors'
import { type Apply, anyNumber, asNumber, asWhole, between, isNullish, unlessNull } from './arguments'
import type { Operator } from './expression'

const add: Apply = (args, name) => {
  if (args.some(isNullish)) return null
  const dates = args.filter((value) => value instanceof Date)
  if (dates.length > 1) throw requestFailed(`only one date allowed in an ${name} expression`)
  const sum = args.reduce<number>((total, value) => total + (value instanceof Date ? value.getTime() : asNumber(value, name)), 0)
  return dates.length === 1 ? new Date(Math.round(sum)) : sum
}

const subtract: Apply = ([left, right], name) => {
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime()
  if (left instanceof Date) return new Date(left.getTime() - Math.round(asNumber(right, name)))
  return asNumber(left, name) - asNumber(right, name)
}

const multiply: Apply = (args, name) =>
  args.some(isNullish) ? null : args.reduce<number>((product, value) => product * asNumber(value, name), 1)

const divide: Apply = (args, name) => {
  const [left = 0, right = 0] = args.map((value) => asNumber(value, name))
  if (right === 0) throw requestFailed(`can't ${name} by zero`)
  return name === '$mod' ? left % right : left / right
}

const power: Apply = (args, name) => {
  const [base = 0, exponent = 0] = args.map((value) => asNumber(value, name))
  if (base === 0 && exponent < 0) throw requestFailed(`${name} cannot take a base of 0 and a negative exponent`)
  return base ** exponent
}

const logarithm: Apply = (args, name) => {
  const [value = 0, base = 0] = args.map((number) => asNumber(number, name))
  if (value <= 0) throw requestFailed(`${name}'s argument must be a positive number, but is ${value}`)
  if (base <= 0 || base === 1) throw requestFailed(`${name}'s base must be a positive number not equal to 1, but is ${base}`)
  return Math.log(value) / Math.log(base)
}

const one = (compute: (value: number) => number): Operator => unlessNull(1, ([value], name) => compute(asNumber(value, name)))

const positive = (compute: (value: number) => number): Operator =>
  unlessNull(1, ([value], name) => {
    const number = asNumber(value, name)
    if (number <= 0) throw requestFailed(`${name}'s argument must be a positive number, but is ${number}`)
    return compute(number)
  })

const squareRoot: Operator = unlessNull(1, ([value], name) => {
  const number = asNumber(value, name)
  if (number < 0) throw requestFailed(`${name}'s argument must be greater than or equal to 0`)
  return Math.sqrt(number)
})

/**
 * Cuts or rounds (halves to even) at a decimal place, on the 15 digits that MongoDB takes of a double.
 * Source: MongoDB manual, "$round" and "$trunc".
 */
function atPlace(number: number, place: number, rounds: boolean): number {
  if (!Number.isFinite(number)) return number
  const [mantissa = '0', exponent = '0'] = Math.abs(number).toExponential(14).split('e')
  const digits = BigInt(mantissa.replace('.', ''))
  const dropped = 14 - Number(exponent) - place
  if (dropped <= 0) return number
  const unit = 10n ** BigInt(dropped)
  const [whole, rest] = [digits / unit, digits % unit]
  const up = rounds && (rest * 2n > unit || (rest * 2n === unit && whole % 2n === 1n))
  return Math.sign(number) * Number(`${whole + (up ? 1n : 0n)}e${-place}`)
}

const toPlace = (rounds: boolean): Operator =>
  between(1, 2, ([value, place = 0], name) => {
    if (isNullish(value) || place === null) return null
    const at = asWhole(place, name, 'place')
    if (at < -20 || at > 100) throw requestFailed(`cannot apply ${name} with precision value ${at}: it must be in [-20, 100]`)
    return atPlace(asNumber(value, name), at, rounds)
  })

/** Arithmetic. Source: MongoDB manual, "Arithmetic Expression Operators". */
export const arithmetic: Record<string, Operator> = {
  $abs: one(Math.abs),
  $add: anyNumber(add),
  $ceil: one(Math.ceil),
  $divide: unlessNull(2, divide),
  $exp: one(Math.exp),
  $floor: one(Math.floor),
  $ln: positive(Math.log),
  $log: unlessNull(2, logarithm),
  $log10: positive(Math.log10),
  $mod: unlessNull(2, divide),
  $multiply: anyNumber(multiply),
  $pow: unlessNull(2, power),
  $round: toPlace(true),
  $sqrt: squareRoot,
  $subtract: unlessNull(2, subtract),
  $trunc: toPlace(false),
}
