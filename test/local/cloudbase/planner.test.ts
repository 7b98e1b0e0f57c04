import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Database } from '../../../local/cloudbase/database/database'
import type { Doc } from '../../../local/cloudbase/database/document'
import { documentKey, encodeId } from '../../../local/cloudbase/database/index-entries'
import { compareValues, encodeValue } from '../../../local/cloudbase/database/value-order'
import type { SortSpec } from '../../../local/cloudbase/database/plan'
import { newFolder } from './support'

const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, true, false, '', 'a', 'ab', 'b', 'a\0', '中', 0.5, -0, 1e12, new Date(0), new Date(-5)),
  },
)
const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) })
const field = fc.constantFrom('a', 'b', 'c')
const document = fc.dictionary(field, value, { maxKeys: 3 })
const condition = fc.oneof(
  scalar,
  scalar.map((operand) => ({ $gte: operand })),
  scalar.map((operand) => ({ $lt: operand })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gt: low, $lte: high })),
  fc.array(scalar, { maxLength: 3 }).map((list) => ({ $in: list })),
  scalar.map((operand) => ({ $ne: operand })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gte: low, $lt: high } })),
)
const range = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }))
  .map(([low, high]) => ({ $gt: low, $lte: high }))
const conditions = fc.oneof(
  fc.dictionary(field, condition, { maxKeys: 2 }),
  fc.dictionary(field, range, { minKeys: 1, maxKeys: 1 }),
)
const query: fc.Arbitrary<Doc> = fc.oneof(
  conditions,
  fc.tuple(conditions, fc.array(conditions, { minLength: 1, maxLength: 3 })).map(([all, any]) => ({ ...all, $or: any })),
  fc.array(conditions, { minLength: 1, maxLength: 3 }).map((all) => ({ $and: all })),
)
const direction = fc.constantFrom<1 | -1>(1, -1)
const sort: fc.Arbitrary<SortSpec> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), direction), { maxLength: 2, selector: ([name]) => name })
  .chain((fields) => direction.map((last): SortSpec => [...fields, ['_id', last]]))

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the order of values', () => {
  it('is the order of their keys', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(Math.sign(Buffer.compare(encodeValue(a), encodeValue(b)))).toBe(Math.sign(compareValues(a, b)))
      }),
    )
  })

  it("is MongoDB's across types", () => {
    const ascending = [
      null,
      NaN,
      -Infinity,
      -1,
      0,
      0.5,
      2 ** 40,
      '',
      'A',
      'a',
      'a\0',
      'aa',
      '\uff21',
      '\u{1F600}',
      { a: 1 },
      { a: 2 },
      [],
      [1],
      false,
      true,
      new Date(0),
    ]
    expect([...ascending].reverse().sort(compareValues)).toEqual(ascending)
  })
})

describe('an indexed query', () => {
  it('finds what the same query finds without indexes, in the same order', async () => {
    const indexes = [
      {
        name: 'ab',
        fields: [
          ['a', 1],
          ['b', -1],
        ],
      },
      { name: 'b', fields: [['b', 1]] },
      {
        name: 'cDown',
        fields: [
          ['c', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'bca',
        fields: [
          ['b', -1],
          ['c', -1],
          ['a', 1],
        ],
      },
      {
        name: 'ca',
        fields: [
          ['c', 1],
          ['a', 1],
        ],
      },
    ] satisfies { name: string; fields: [string, 1 | -1][] }[]
    const database = new Database(join(folder, 'law'), { plain: [], indexed: indexes }, () => {})
    let run = 0
    const find = (env: string, name: string, wanted: Doc, order: SortSpec, skip: number, limit: number) =>
      database.find(database.catalog.collection(env, name), database.query(wanted), { sort: order, skip, limit })
    const law = (documents: fc.Arbitrary<Doc[]>) =>
      fc.asyncProperty(
        documents,
        fc.array(fc.tuple(query, sort, fc.nat(3), fc.integer({ min: 1, max: 12 })), { minLength: 30, maxLength: 30 }),
        async (some, wanted) => {
          const env = `run-${++run}`
          for (const name of ['plain', 'indexed']) await insert(database, env, name, some)
          for (const [filter, order, skip, limit] of wanted)
            expect(find(env, 'indexed', filter, order, skip, limit)).toEqual(find(env, 'plain', filter, order, skip, limit))
        },
      )
    await fc.assert(law(fc.array(document, { minLength: 3, maxLength: 12 })), { numRuns: 200 })
    // So many that more than one index is tried on them.
    await fc.assert(law(fc.array(document, { minLength: 250, maxLength: 400 })), { numRuns: 20 })
    await database.close()
  })
})

describe('an index that holds arrays', () => {
  it('gives no order of its own', async () => {
    const database = new Database(join(folder, 'arrays'), { indexed: [{ name: 'a', fields: [['a', 1]] }] }, () => {})
    await insert(database, 'env', 'indexed', [{ a: [1, 9] }, { a: [5] }])
    const collection = database.catalog.collection('env', 'indexed')
    const found = database.find(collection, database.query({ a: { $gt: 3 } }), { sort: [['a', 1]], limit: 2 })
    expect(found.map(({ _id }) => _id)).toEqual(['d0', 'd1'])
    await database.close()
  })

  const fields: [string, 1 | -1][] = [
    ['in', 1],
    ['name', 1],
  ]
  const opened = (name: string) => new Database(join(folder, name), { indexed: [{ name: 'inName', fields }] }, () => {})
  const people = Array.from({ length: 3000 }, (_none, at) => ({
    in: at % 1000 === 7 ? ['all', 'few'] : at % 2 === 0 ? ['all', 'even'] : ['all', 'odd'],
    name: String((at * 7919) % 3000).padStart(4, '0'),
  }))
  const byName: SortSpec = [
    ['name', 1],
    ['_id', 1],
  ]

  it('gives the order of its other fields, for several values side by side, and reads no more than a page', async () => {
    const database = opened('order')
    await insert(database, 'env', 'indexed', people)
    const collection = database.catalog.collection('env', 'indexed')
    const documents = jest.spyOn(database.store, 'getDocument')
    for (const wanted of ['all', { $in: ['even', 'odd', 'all'] }]) {
      documents.mockClear()
      const found = database.find(collection, database.query({ in: wanted }), { sort: byName, limit: 20 })
      expect(found.map(({ name }) => name)).toEqual(
        people
          .map(({ name }) => name)
          .sort()
          .slice(0, 20),
      )
      expect(documents.mock.calls.length).toBeLessThanOrEqual(20)
    }
    await database.close()
  })

  it('serves the rarer of two bounds of one array, without reading what the other would', async () => {
    const database = opened('rare')
    await insert(database, 'env', 'indexed', people)
    const collection = database.catalog.collection('env', 'indexed')
    const documents = jest.spyOn(database.store, 'getDocument')
    const both = { $and: [{ in: 'all' }, { in: 'few' }] }
    expect(database.find(collection, database.query(both), { sort: byName, limit: 20 })).toHaveLength(3)
    expect(documents.mock.calls.length).toBeLessThan(300)
    await database.close()
  })
})

/** Documents whose arrays no index may hold together are left out, as the database itself would refuse them. */
async function insert(database: Database, env: string, name: string, documents: Doc[]): Promise<void> {
  const collection = database.catalog.collection(env, name)
  const allowed = documents.filter((doc) => Object.values(doc).filter(Array.isArray).length < 2)
  await database.transactions.write(undefined, () => ({
    result: undefined,
    changes: allowed.map((doc, at) => {
      const after = { _id: `d${at}`, ...doc }
      return { collection, key: documentKey(collection, encodeId(after._id)), before: null, after }
    }),
  }))
}
