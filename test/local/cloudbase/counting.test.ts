import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Binary, ObjectId } from 'bson'
import fc from 'fast-check'
import type { IndexDeclaration } from '../../../local/cloudbase'
import { Database } from '../../../local/cloudbase/database/database'
import type { Doc } from '../../../local/cloudbase/database/document'
import { encodeDocument } from '../../../local/cloudbase/database/document'
import { documentKey, encodeId } from '../../../local/cloudbase/database/index-entries'
import { decodeFields, fieldNames } from '../../../local/cloudbase/database/partial-document'
import { newFolder } from './support'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const indexes: IndexDeclaration[] = [
  {
    name: 'ab',
    fields: [
      ['a', 1],
      ['b', -1],
      ['_id', 1],
      ['c', 1],
    ],
  },
  {
    name: 'cb',
    fields: [
      ['c', -1],
      ['b', 1],
    ],
  },
  {
    name: 'listItem',
    fields: [
      ['list.item', 1],
      ['c', -1],
    ],
  },
]

async function opened(name: string, documents: Doc[], declared = indexes) {
  const database = new Database(join(folder, name), { plain: [], indexed: declared }, () => {})
  for (const collectionName of ['plain', 'indexed']) {
    const collection = database.catalog.collection('env', collectionName)
    await database.transactions.write(undefined, () => ({
      result: undefined,
      changes: documents.map((doc, at) => {
        const after = { _id: `d${at}`, ...doc }
        return { collection, key: documentKey(collection, encodeId(after._id)), before: null, after }
      }),
    }))
  }
  const count = (collectionName: string, query: Doc) =>
    database.count(database.catalog.collection('env', collectionName), database.query(query))
  return { database, count }
}

describe('a count', () => {
  const scalar = fc.constantFrom(
    null,
    0,
    -0,
    1,
    2,
    NaN,
    Infinity,
    '',
    'a',
    'a\0',
    'a\0b',
    'ab',
    '中',
    true,
    false,
    new Date(0),
    new Date(9),
  )
  const value = fc.oneof(
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: fc.constantFrom<unknown>({ x: 1 }, [], [1, 'a'], [null], [[1]]) },
  )
  const document = fc
    .record(
      { a: value, b: scalar, c: scalar, list: fc.array(fc.record({ item: scalar }), { maxLength: 2 }) },
      { requiredKeys: [] },
    )
    .map((doc): Doc => (Array.isArray(doc.a) ? { ...doc, list: null } : doc))
  const condition = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }).map((list) => ({ $in: list })),
    fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), scalar).map(([operator, operand]) => ({ [operator]: operand })),
    fc.tuple(scalar, scalar).map(([low, high]) => ({ $gt: low, $lte: high })),
    scalar.map((operand) => ({ $ne: operand })),
  )
  const conditions = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'list.item'), condition, { minKeys: 1, maxKeys: 3 })
  const query = fc.oneof(
    conditions,
    fc.array(conditions, { minLength: 1, maxLength: 2 }).map((all): Doc => ({ $and: all })),
  )

  it('is what a query finds, with indexes and without', async () => {
    let run = 0
    const law = fc.asyncProperty(
      fc.array(document, { minLength: 5, maxLength: 30 }),
      fc.array(query, { minLength: 20, maxLength: 20 }),
      async (documents, queries) => {
        const { database, count } = await opened(`law${++run}`, documents)
        const plain = database.catalog.collection('env', 'plain')
        for (const wanted of queries) {
          const found = database.find(plain, database.query(wanted)).length
          expect([wanted, count('plain', wanted), count('indexed', wanted)]).toEqual([wanted, found, found])
        }
        await database.close()
      },
    )
    await fc.assert(law, { numRuns: 60 })
  })

  it('reads no document when an index holds all that is asked', async () => {
    const documents = Array.from({ length: 500 }, (_none, at) => ({
      a: at % 2 === 0 ? ['x', 'y'] : ['x'],
      b: at % 5,
      c: new Date(at),
    }))
    const { database, count } = await opened('covered', documents)
    const reads = [jest.spyOn(database.store, 'peek'), jest.spyOn(database.store, 'getDocument')]
    expect(count('indexed', { a: 'x' })).toBe(500)
    expect(count('indexed', { a: { $in: ['x', 'y'] }, b: 2 })).toBe(100)
    expect(count('indexed', { $and: [{ a: 'y', b: 4 }, { c: { $gte: new Date(100) } }, { c: { $lt: new Date(200) } }] })).toBe(10)
    expect(reads.flatMap(({ mock }) => mock.calls)).toEqual([])
    const piped = database.aggregate(database.catalog.collection('env', 'indexed'), [
      { $match: { a: 'y' } },
      { $count: 'people' },
    ])
    expect(piped).toEqual([{ people: 250 }])
    expect(reads.flatMap(({ mock }) => mock.calls)).toEqual([])
    await database.close()
  })
})

describe('a page in the order of an index', () => {
  it('passes over what the index shows not to match, without its document', async () => {
    const documents = Array.from({ length: 1000 }, (_none, at) => ({ a: ['x'], b: at, c: at % 50 }))
    const { database } = await opened('passed', documents, indexes.slice(0, 1))
    const read = jest.spyOn(database.store, 'peek')
    const found = database.find(database.catalog.collection('env', 'indexed'), database.query({ a: 'x', c: 7 }), {
      sort: [
        ['b', -1],
        ['_id', 1],
      ],
      limit: 5,
    })
    expect(found.map(({ b }) => b)).toEqual([957, 907, 857, 807, 757])
    expect(read.mock.calls).toHaveLength(5)
    await database.close()
  })
})

describe('some fields of a stored document', () => {
  const whole: Doc = {
    _id: 'd1',
    text: '中\0文',
    list: ['a', { b: [1, 2.5, null] }, []],
    at: new Date(-5),
    far: new Date(8.64e15),
    yes: true,
    whole: -7,
    large: 2 ** 40,
    nothing: null,
    id: new ObjectId('0123456789abcdef01234567'),
    bytes: new Binary(Buffer.from('ab')),
    pattern: /a/i,
  }

  it('are what the whole document holds', () => {
    const stored = Buffer.from(encodeDocument(whole))
    for (const name of Object.keys(whole)) expect(decodeFields(stored, fieldNames([name]))[name]).toEqual(whole[name])
    expect(decodeFields(stored, fieldNames(['yes', 'missing', 'text']))).toMatchObject({ yes: true, text: '中\0文' })
    expect(Object.keys(decodeFields(stored, fieldNames(['yes', 'text'])))).toEqual(['text', 'yes'])
  })
})
