/** A database as simple as it can be: what the real one is compared with. It knows only what the model tests ask of it. */
export type Value = null | number | string | Value[]
export type Row = Record<string, Value>
export type Condition = Value | { $gt?: number; $lte?: number; $in?: Value[]; $ne?: Value; $exists?: boolean }
export type Filter = Record<string, Condition>
export type Sort = [field: string, direction: 1 | -1][]

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const isOne = (value: Value | undefined, wanted: Value): boolean =>
  same(value ?? null, wanted) || (Array.isArray(value) && value.some((item) => same(item, wanted)))
const numbersOf = (value: Value | undefined) =>
  (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'number')

function fits(value: Value | undefined, condition: Condition): boolean {
  if (condition === null || typeof condition !== 'object' || Array.isArray(condition)) return isOne(value, condition)
  const { $gt, $lte, $in, $ne, $exists } = condition
  return (
    ($gt === undefined || numbersOf(value).some((number) => number > $gt)) &&
    ($lte === undefined || numbersOf(value).some((number) => number <= $lte)) &&
    ($in === undefined || $in.some((wanted) => isOne(value, wanted))) &&
    ($ne === undefined || !isOne(value, $ne)) &&
    ($exists === undefined || (value !== undefined) === $exists)
  )
}

export const matches = (row: Row, filter: Filter): boolean =>
  Object.entries(filter).every(([field, condition]) => fits(row[field], condition))

/** An empty array sorts before null, null before numbers, numbers before texts. */
const orderOf = (value: Value | undefined): [number, number | string] =>
  typeof value === 'number' ? [1, value] : typeof value === 'string' ? [2, value] : [0, 0]

function compare(a: [number, number | string], b: [number, number | string]): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)
}

function deciding(value: Value | undefined, direction: 1 | -1): [number, number | string] {
  if (!Array.isArray(value)) return orderOf(value)
  const items = value.map(orderOf).sort((a, b) => compare(a, b) * direction)
  return items[0] ?? [-1, 0]
}

/** Matching rows in order, `_id` deciding among equals. */
export function find(rows: Row[], filter: Filter, sort: Sort): Row[] {
  return rows
    .filter((row) => matches(row, filter))
    .sort((a, b) => {
      for (const [field, direction] of sort) {
        const order = compare(deciding(a[field], direction), deciding(b[field], direction)) * direction
        if (order !== 0) return order
      }
      return 0
    })
}

export type Update =
  | { $set: Row }
  | { $unset: Record<string, 1> }
  | { $inc: { n: number } }
  | { $push: { list: Value } }
  | { $addToSet: { list: Value } }
  | { $pull: { list: Value } }

export function updated(row: Row, update: Update): Row {
  const list = Array.isArray(row.list) ? row.list : []
  if ('$set' in update) return { ...row, ...update.$set }
  if ('$unset' in update) return Object.fromEntries(Object.entries(row).filter(([field]) => !Object.hasOwn(update.$unset, field)))
  if ('$inc' in update) return { ...row, n: Number(row.n) + update.$inc.n }
  if ('$push' in update) return { ...row, list: [...list, update.$push.list] }
  if ('$pull' in update) return { ...row, list: list.filter((item) => !same(item, update.$pull.list)) }
  return isOne(list, update.$addToSet.list) ? row : { ...row, list: [...list, update.$addToSet.list] }
}
