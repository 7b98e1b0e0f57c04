import fc from 'fast-check'
import type { Condition, Filter, Row, Sort, Update, Value } from './reference'

const scalar: fc.Arbitrary<Value> = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom<Value>(null, 'a', 'b', ''))
const list = fc.array(scalar, { maxLength: 3 })
export const row = fc.record(
  {
    a: scalar,
    b: fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: list }),
    list,
    n: fc.integer({ min: -3, max: 3 }),
  },
  { requiredKeys: ['list', 'n'] },
)
const field = fc.constantFrom('a', 'b', 'list', 'n')
const condition: fc.Arbitrary<Condition> = fc.oneof(
  scalar,
  fc
    .record({ $gt: fc.integer({ min: -3, max: 2 }), $lte: fc.integer({ min: -2, max: 3 }) }, { requiredKeys: [] })
    .filter((c) => Object.keys(c).length > 0),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
)
const filter: fc.Arbitrary<Filter> = fc.dictionary(field, condition, { maxKeys: 3 })
const direction = fc.constantFrom<1 | -1>(1, -1)
const sort: fc.Arbitrary<Sort> = fc
  .uniqueArray(fc.tuple(field, direction), { maxLength: 2, selector: ([name]) => name })
  .chain((fields) => direction.map((last): Sort => [...fields, ['_id', last]]))
const update: fc.Arbitrary<Update> = fc.oneof(
  fc.record({ a: scalar, b: scalar }, { requiredKeys: ['a'] }).map(($set) => ({ $set })),
  fc.constantFrom('a', 'b').map((name) => ({ $unset: { [name]: 1 as const } })),
  fc.integer({ min: -2, max: 2 }).map((n) => ({ $inc: { n } })),
  scalar.map((item) => ({ $push: { list: item } })),
  scalar.map((item) => ({ $addToSet: { list: item } })),
  scalar.map((item) => ({ $pull: { list: item } })),
)
/** What happens to the rows next. */
export type Step =
  | { kind: 'find'; filter: Filter; sort: Sort; skip: number; limit: number }
  | { kind: 'update'; filter: Filter; update: Update }
  | { kind: 'remove'; filter: Filter }
  | { kind: 'insert'; row: Row }
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('find' as const),
      filter,
      sort,
      skip: fc.nat(2),
      limit: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('update' as const), filter, update }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), filter }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), row }) },
)
