import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionDeclarations } from '../../../local/cloudbase'
import { Database } from '../../../local/cloudbase/database/database'
import { act, memoryFolder } from './process'
import { startCloudBase } from './support'

const folder = memoryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const insert = (url: string, docs: object[]) =>
  act(url, 'insertDocument', { collectionName: 'rows', data: docs.map((doc) => JSON.stringify(doc)) })

async function idsOf(url: string, query: object, order: object = {}): Promise<unknown[]> {
  const request = { collectionName: 'rows', query: JSON.stringify(query), order: JSON.stringify(order) }
  const { data } = await act(url, 'getDocument', request)
  return (data?.list ?? []).map((text) => (JSON.parse(text) as { _id: unknown })._id)
}

describe('bounds of a whole type', () => {
  it('are no value: alternatives that together mean every number find them all', async () => {
    const fields: [string, 1 | -1][] = [
      ['a', 1],
      ['b', -1],
    ]
    const running = await startCloudBase({ collections: { rows: [{ name: 'ab', fields }] } })
    await insert(running.url, [{ _id: 'zero', a: 0, b: 0 }, { _id: 'text', a: 'x', b: 0 }, { _id: 'none' }])
    const anyNumber = { $or: [{ a: { $gt: -1, $lte: 0 } }, { a: { $lt: 0 } }], b: { $gt: -1, $lte: 0 } }
    expect(await idsOf(running.url, anyNumber)).toEqual(['zero'])
    expect(await idsOf(running.url, { a: null })).toEqual(['none'])
    await running.stop()
  })
})

describe('an index whose first array comes late', () => {
  it('knows of it after a restart, and gives no order', async () => {
    const dataDir = join(folder, 'late')
    const collections: CollectionDeclarations = { rows: [{ name: 'a', fields: [['a', 1]] }] }
    const first = await startCloudBase({ dataDir, collections })
    await insert(first.url, [{ _id: 'five', a: 5 }])
    await insert(first.url, [{ _id: 'both', a: [1, 9] }])
    await first.stop()
    const database = new Database(join(dataDir, 'db'), collections, () => {})
    expect(database.verify()).toEqual([])
    await database.close()
    const second = await startCloudBase({ dataDir, collections })
    expect(await idsOf(second.url, { a: { $gt: 3 } }, { a: 1 })).toEqual(['both', 'five'])
    await second.stop()
  })
})
