import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionDeclarations } from '../../../local/cloudbase'
import { Database } from '../../../local/cloudbase/database/database'
import { documentKey, encodeId } from '../../../local/cloudbase/database/index-entries'
import { type ServerProcess, act, killServer, startServer } from './process'
import { newFolder } from './support'

const rounds = 20
const folder = newFolder()
const folders = { dataDir: join(folder, 'data'), functionsDir: join(folder, 'none'), collectionsFile: join(folder, 'c.json') }
const collections: CollectionDeclarations = {
  rows: [
    { name: 'n', fields: [['n', 1]], unique: true },
    {
      name: 'state',
      fields: [
        ['state', 1],
        ['n', -1],
      ],
    },
    { name: 'tags', fields: [['tags', 1]] },
  ],
  pairs: [{ name: 'n', fields: [['n', 1]] }],
  counters: [],
}
let server: ServerProcess | undefined

beforeAll(() => {
  mkdirSync(folders.functionsDir)
  writeFileSync(folders.collectionsFile, JSON.stringify(collections))
})
afterAll(async () => {
  if (server) await killServer(server)
  rmSync(folder, { recursive: true, force: true })
})

/** What the server said it had done; a request that the kill cut off may or may not have happened. */
const said = { rows: new Map<number, string>(), removed: new Set<number>(), pairs: new Set<number>(), counted: 0, cut: 0 }
let next = 0

const query = (condition: object) => JSON.stringify(condition)

async function insertRow(url: string, n: number): Promise<void> {
  const doc = JSON.stringify({ _id: `r${n}`, n, state: 'new', tags: [n % 7, n % 11], text: 'x'.repeat(n % 5 === 0 ? 6000 : 200) })
  const { data } = await act(url, 'insertDocument', { collectionName: 'rows', data: [doc] })
  if (data?.insertedIds?.length === 1) said.rows.set(n, 'new')
}

async function changeRow(url: string, n: number): Promise<void> {
  if (!said.rows.has(n)) return
  const change = { $set: { state: 'changed', tags: [n % 3] } }
  const { data } = await act(url, 'modifyDocument', {
    collectionName: 'rows',
    query: query({ _id: `r${n}` }),
    data: JSON.stringify(change),
    merge: true,
  })
  if (data?.updated === 1) said.rows.set(n, 'changed')
}

async function removeRow(url: string, n: number): Promise<void> {
  if (!said.rows.has(n)) return
  // Whether or not its answer comes: it may be gone from now on.
  said.rows.delete(n)
  const { data } = await act(url, 'removeDocument', { collectionName: 'rows', query: query({ _id: `r${n}` }) })
  if (data?.deleted === 1) said.removed.add(n)
}

async function count(url: string): Promise<void> {
  const body = { collectionName: 'counters', query: query({ _id: 'c' }), data: '{"$inc":{"n":1}}', merge: true, upsert: true }
  const { data } = await act(url, 'modifyDocument', body)
  if (data) said.counted++
}

/** Two documents of one transaction: never one of them. */
async function insertPair(url: string, n: number): Promise<void> {
  const { transactionId } = await act(url, 'startTransaction', {})
  for (const half of [1, 2])
    await act(url, 'insertDocument', { collectionName: 'pairs', transactionId, data: [query({ _id: `p${n}-${half}`, n })] })
  if (!(await act(url, 'commitTransaction', { transactionId })).code) said.pairs.add(n)
}

async function writeUntilKilled(url: string): Promise<void> {
  try {
    for (;;) {
      const n = next++
      if (n % 9 === 1) await insertPair(url, n)
      else if (n % 9 === 2) await count(url)
      else if (n % 9 === 4) await changeRow(url, n - 4)
      else if (n % 9 === 6) await removeRow(url, n - 3)
      else await insertRow(url, n)
    }
  } catch {
    said.cut++
  }
}

function checkData(): void {
  const database = new Database(join(folders.dataDir, 'db'), collections, () => {})
  try {
    expect(database.verify()).toEqual([])
    const stored = (name: string, id: string) => {
      const collection = database.catalog.collection('local', name)
      return database.store.getDocument(documentKey(collection, encodeId(id)))
    }
    const lost = [...said.rows].filter(([n, state]) => {
      const doc = stored('rows', `r${n}`)
      return !doc || (state === 'changed' && doc.state !== 'changed')
    })
    expect(lost).toEqual([])
    expect([...said.removed].filter((n) => stored('rows', `r${n}`))).toEqual([])
    expect([...said.pairs].filter((n) => !stored('pairs', `p${n}-1`))).toEqual([])
    const halves = Array.from({ length: next }, (_none, n) => [1, 2].map((half) => stored('pairs', `p${n}-${half}`)))
    expect(halves.filter(([one, two]) => (one === undefined) !== (two === undefined))).toEqual([])
    const counted = Number(stored('counters', 'c')?.n ?? 0)
    expect(counted).toBeGreaterThanOrEqual(said.counted)
    expect(counted).toBeLessThanOrEqual(said.counted + said.cut)
  } finally {
    void database.close()
  }
}

describe(`${rounds} times kill -9 under load`, () => {
  it('loses nothing that was acknowledged, halves nothing, and leaves every index consistent', async () => {
    for (let round = 0; round < rounds; round++) {
      server = await startServer(folders)
      const { url } = server
      const writers = Array.from({ length: 12 }, () => writeUntilKilled(url))
      // Another moment each time, the first soon after the start.
      await new Promise((resolve) => setTimeout(resolve, 60 + ((round * 137) % 300)))
      await killServer(server)
      await Promise.all(writers)
      checkData()
    }
    expect(said.rows.size).toBeGreaterThan(100)
    expect(said.counted).toBeGreaterThan(20)
  }, 120_000)
})
