import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { CollectionDeclarations } from '../../../local/cloudbase'
import { Database } from '../../../local/cloudbase/database/database'
import { Play, step } from './model-play'
import { memoryFolder } from './process'
import { type RunningCloudBase, startCloudBase } from './support'

const collections: CollectionDeclarations = {
  counters: [{ name: 'n', fields: [['n', 1]] }],
  seats: [
    {
      name: 'seat',
      fields: [
        ['eventId', 1],
        ['seats', 1],
      ],
      unique: true,
    },
  ],
}
const dataDir = memoryFolder()
let running: RunningCloudBase

beforeAll(async () => {
  running = await startCloudBase({ dataDir, collections })
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function rowsOf(play: Play, collectionName: string): Promise<Record<string, unknown>[]> {
  const { data } = await play.ask('getDocument', { collectionName, query: '{}', queryType: 'WHERE', limit: 1000 })
  return (data?.list ?? []).map((text) => JSON.parse(text) as Record<string, unknown>)
}

describe('transactions and plain writes in any order', () => {
  it('lose no update and give no seat twice', async () => {
    let run = 0
    const law = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const play = new Play(running.url, `run-${++run}`)
      await play.ask('insertDocument', { collectionName: 'counters', data: ['{"_id":"x","n":0}', '{"_id":"y","n":0}'] })
      for (const next of steps) await play.take(next)
      await play.finish()
      const counters = (await rowsOf(play, 'counters')).map(({ _id, n }) => [_id, n])
      expect(Object.fromEntries(counters)).toEqual(play.kept)
      const seats = await rowsOf(play, 'seats')
      expect(seats.map((row) => JSON.stringify(row)).sort()).toEqual([...play.claimed].sort())
      const given = seats.flatMap(({ eventId, seats: numbers }) =>
        (numbers as number[]).map((seat) => `${String(eventId)}/${seat}`),
      )
      expect(new Set(given).size).toBe(given.length)
    })
    await fc.assert(law, { numRuns: 150 })
    await running.stop()
    const database = new Database(join(dataDir, 'db'), collections, () => {})
    expect(database.verify()).toEqual([])
    await database.close()
  })
})

describe('one document that 64 clients want', () => {
  it('is given exactly as often as there is of it', async () => {
    const hot = await startCloudBase({ collections: { counters: [] } })
    const play = new Play(hot.url, 'hot')
    await play.ask('insertDocument', { collectionName: 'counters', data: ['{"_id":"x","n":0}'] })
    const body = { collectionName: 'counters', query: '{"_id":"x","n":{"$lt":500}}', data: '{"$inc":{"n":1}}', merge: true }
    let given = 0
    const client = async () => {
      for (let turn = 0; turn < 12; turn++) {
        const { data } = await play.ask('modifyDocument', body)
        given += data?.updated ?? 0
      }
    }
    await Promise.all(Array.from({ length: 64 }, client))
    expect(given).toBe(500)
    expect(await rowsOf(play, 'counters')).toEqual([{ _id: 'x', n: 500 }])
    await hot.stop()
  })
})
