import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionDeclarations, FaultPlan } from '../../../local/cloudbase'
import { Database } from '../../../local/cloudbase/database/database'
import { type Answer, act, killServer, startServer } from './process'
import { type RunningCloudBase, newFolder, startCloudBase } from './support'

const folder = newFolder()
const collections: CollectionDeclarations = { rows: [{ name: 'n', fields: [['n', 1]], unique: true }] }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const insert = (url: string, doc: object) => act(url, 'insertDocument', { collectionName: 'rows', data: [JSON.stringify(doc)] })
const total = async (url: string) => (await act(url, 'calculateDocument', { collectionName: 'rows', query: '{}' })).data?.total
const plan = async (url: string, faults: FaultPlan) => {
  const response = await fetch(`${url}/_faults`, { method: 'POST', body: JSON.stringify(faults) })
  return {
    status: response.status,
    body: response.headers.get('content-type') ? ((await response.json()) as unknown) : undefined,
  }
}

function findingsOf(dataDir: string): string[] {
  const database = new Database(join(dataDir, 'db'), collections, () => {})
  try {
    return database.verify()
  } finally {
    void database.close()
  }
}

describe('planned faults', () => {
  let running: RunningCloudBase
  beforeAll(async () => {
    running = await startCloudBase({ collections, faults: {} })
  })
  afterAll(() => running.stop())
  afterEach(() => plan(running.url, {}))

  it('answer an error by action and rate, and do nothing', async () => {
    const error = { code: 'DATABASE_TIMEOUT' }
    await plan(running.url, { faults: [{ action: 'database.insert*', rate: 0.5, error }] })
    const answers: Answer[] = []
    for (let n = 0; n < 6; n++) answers.push(await insert(running.url, { n }))
    expect(answers.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => [undefined, 'DATABASE_TIMEOUT']).flat())
    expect(await total(running.url)).toBe(3)
    expect(await (await fetch(`${running.url}/_faults`)).json()).toMatchObject({ faults: [{ rate: 0.5, happened: 3 }] })
  })

  it('drop an answer after the write took place', async () => {
    await plan(running.url, { faults: [{ action: 'database.insertDocument', times: 1, dropAnswer: true }] })
    await expect(insert(running.url, { _id: 'dropped', n: 100 })).rejects.toThrow()
    expect(await insert(running.url, { _id: 'dropped', n: 100 })).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
  })

  it('delay', async () => {
    await plan(running.url, { faults: [{ action: '*', latencyMs: 80, times: 1 }] })
    expect(await total(running.url)).toEqual(expect.any(Number))
    expect(await (await fetch(`${running.url}/_faults`)).json()).toMatchObject({ faults: [{ latencyMs: 80, happened: 1 }] })
  })

  it('refuse a plan that is none', async () => {
    expect(await plan(running.url, { faults: [{}] } as FaultPlan)).toMatchObject({ status: 400 })
  })

  it('are no door without the option', async () => {
    const closed = await startCloudBase({ collections })
    expect((await plan(closed.url, {})).status).toBe(404)
    await closed.stop()
  })
})

describe('a full disk', () => {
  it('is answered as an error, halves nothing, and is over when there is room', async () => {
    const dataDir = join(folder, 'planned')
    const running = await startCloudBase({ dataDir, collections, faults: { diskFull: true } })
    const { url } = running
    const refused = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('ENOSPC') }
    expect(await insert(url, { _id: 'a', n: [1, 2] })).toMatchObject(refused)
    const { transactionId } = await act(url, 'startTransaction', {})
    const inTransaction = { collectionName: 'rows', transactionId, data: ['{"_id":"t","n":9}'] }
    expect(await act(url, 'insertDocument', inTransaction)).not.toHaveProperty('code')
    expect(await act(url, 'commitTransaction', { transactionId })).toMatchObject(refused)
    expect(await total(url)).toBe(0)
    await plan(url, { diskFull: false })
    expect(await insert(url, { _id: 'b', n: [2, 3] })).not.toHaveProperty('code')
    expect(await insert(url, { _id: 'c', n: 3 })).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    await running.stop()
    expect(findingsOf(dataDir)).toEqual([])
    const again = await startCloudBase({ dataDir, collections })
    expect(await total(again.url)).toBe(1)
    await again.stop()
  })

  // The system's own refusal, in lmdb's thread: a file of this process may not grow beyond a megabyte.
  it('of the real system ends neither the process nor the data', async () => {
    const folders = { dataDir: join(folder, 'real'), functionsDir: join(folder, 'none'), collectionsFile: join(folder, 'c.json') }
    writeFileSync(folders.collectionsFile, JSON.stringify(collections))
    const server = await startServer(folders, 'ulimit -f 2048')
    const answers: { n: number; answer: Answer }[] = []
    let next = 0
    const client = async () => {
      while (next < 120) {
        const n = next++
        answers.push({ n, answer: await insert(server.url, { n, text: 'x'.repeat(30_000) }) })
      }
    }
    await Promise.all(Array.from({ length: 4 }, client))
    const stored = answers.filter(({ answer }) => answer.code === undefined).map(({ n }) => n)
    const refusals = answers.flatMap(({ answer }) => answer.code ?? [])
    expect(stored.length).toBeGreaterThan(5)
    expect(new Set(refusals)).toEqual(new Set(['DATABASE_REQUEST_FAILED']))
    expect(await total(server.url)).toBe(stored.length)
    await killServer(server)
    expect(findingsOf(folders.dataDir)).toEqual([])
    const again = await startServer(folders)
    expect(await insert(again.url, { n: 1000 })).not.toHaveProperty('code')
    expect(await total(again.url)).toBe(stored.length + 1)
    await killServer(again)
  })
})
