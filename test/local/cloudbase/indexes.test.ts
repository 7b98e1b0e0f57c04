import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionDeclarations, IndexDeclaration } from '../../../local/cloudbase'
import { Database } from '../../../local/cloudbase/database/database'
import { act, memoryFolder } from './process'
import { startCloudBase } from './support'

const folder = memoryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const documents = Array.from({ length: 1200 }, (_none, n) => ({
  _id: `d${n}`,
  state: n % 3,
  owner: `o${n % 40}`,
  at: (n * 7919) % 1000,
  rank: n % 7,
  place: { city: `c${n % 30}` },
}))

/** Queries that read everything without an index, and the index each wants. */
const cases: { query: object; sort?: Record<string, 1 | -1>; wanted: IndexDeclaration['fields'] | undefined }[] = [
  { query: { owner: 'o7' }, wanted: [['owner', 1]] },
  {
    query: { state: 1, owner: 'o7' },
    sort: { at: -1 },
    wanted: [
      ['state', 1],
      ['owner', 1],
      ['at', -1],
    ],
  },
  { query: { at: { $gt: 990 } }, wanted: [['at', 1]] },
  { query: { at: { $gt: 990 }, rank: { $lt: 3 } }, sort: { owner: 1 }, wanted: [['at', 1]] },
  {
    query: { at: { $gt: 990 } },
    sort: { at: -1, rank: 1 },
    wanted: [
      ['at', -1],
      ['rank', 1],
    ],
  },
  {
    query: { 'place.city': 'c4', at: { $lte: 500 } },
    sort: { rank: -1, _id: -1 },
    wanted: [
      ['place.city', 1],
      ['rank', -1],
      ['at', 1],
    ],
  },
  { query: { $or: [{ owner: 'o1' }, { owner: 'o2' }] }, wanted: [['owner', 1]] },
  { query: { owner: { $ne: 'o1' } }, wanted: undefined },
]

async function ask(dataDir: string, collections: CollectionDeclarations, fill = false) {
  const running = await startCloudBase({ dataDir, collections })
  const data = documents.map((doc) => JSON.stringify(doc))
  if (fill) await act(running.url, 'insertDocument', { collectionName: 'rows', data })
  const answers = []
  for (const { query, sort = {} } of cases) {
    const request = { collectionName: 'rows', query: JSON.stringify(query), order: JSON.stringify(sort), limit: 1000 }
    const before = running.lines.length
    const { data: found } = await act(running.url, 'getDocument', request)
    const list = (found?.list ?? []).map((text) => (JSON.parse(text) as { _id: string })._id)
    const warning = running.lines.slice(before).find(({ event }) => event === 'database.unindexedQuery')
    answers.push({ list: Object.keys(sort).length > 0 ? list : list.sort(), warning })
  }
  await running.stop()
  return answers
}

describe('a query that reads more than 1000 documents without an index', () => {
  it('is logged with an index that really serves it', async () => {
    const dataDir = join(folder, 'scan')
    const without = await ask(dataDir, { rows: [] }, true)
    expect(without.map(({ warning }) => warning)).toEqual(
      cases.map(({ wanted }) => ({
        level: 'warn',
        event: 'database.unindexedQuery',
        collection: 'rows',
        env: 'local',
        scanned: expect.any(Number),
        ...(wanted && { wantedIndex: wanted }),
      })),
    )
    const indexes = cases.flatMap(({ wanted }, at) => (wanted ? [{ name: `index${at}`, fields: wanted }] : []))
    const served = await ask(dataDir, { rows: indexes })
    expect(served.map(({ warning }) => warning !== undefined)).toEqual(cases.map(({ wanted }) => wanted === undefined))
    expect(served.map(({ list }) => list.length)).toEqual(without.map(({ list }) => list.length))
  })
})

describe('declarations that changed', () => {
  const dataDir = join(folder, 'changes')
  const rows = (...indexes: IndexDeclaration[]): CollectionDeclarations => ({ rows: indexes })
  const findings = (collections: CollectionDeclarations) => {
    const database = new Database(join(dataDir, 'db'), collections, () => {})
    const found = database.verify()
    const entries = database.catalog.collection('local', 'rows').indexes.map(({ name }) => name)
    void database.close()
    return { found, entries }
  }

  it('are followed: added, with other fields, removed', async () => {
    const running = await startCloudBase({ dataDir, collections: rows({ name: 'a', fields: [['owner', 1]] }) })
    const data = documents.map((doc) => JSON.stringify(doc))
    await act(running.url, 'insertDocument', { collectionName: 'rows', data })
    await running.stop()
    const steps: IndexDeclaration[][] = [
      [
        { name: 'a', fields: [['owner', 1]] },
        {
          name: 'b',
          fields: [
            ['at', -1],
            ['place.city', 1],
          ],
        },
      ],
      [
        {
          name: 'a',
          fields: [
            ['owner', -1],
            ['at', 1],
          ],
        },
      ],
      [
        { name: 'a', fields: [['owner', -1]], unique: false },
        { name: 'id', fields: [['_id', 1]], unique: true },
      ],
      [],
    ]
    for (const step of steps) expect(findings(rows(...step))).toEqual({ found: [], entries: step.map(({ name }) => name) })
  })

  it('to a unique index that the documents contradict are refused by name, and nothing changes', async () => {
    const before = rows({ name: 'byState', fields: [['state', 1]] })
    findings(before)
    const unique = startCloudBase({ dataDir, collections: rows({ name: 'byState', fields: [['state', 1]], unique: true }) })
    await expect(unique).rejects.toThrow(/集合 rows .*唯一索引 byState.*文档 d1 和 d10 .*documents d1 and d10 /s)
    expect(findings(before)).toEqual({ found: [], entries: ['byState'] })
  })

  it('more than 20 are refused', async () => {
    const many = Array.from({ length: 21 }, (_none, at): IndexDeclaration => ({ name: `i${at}`, fields: [[`f${at}`, 1]] }))
    await expect(startCloudBase({ dataDir, collections: rows(...many) })).rejects.toThrow(/more than 20/)
  })
})
