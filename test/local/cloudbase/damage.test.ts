import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { act } from './process'
import { newFolder, startCloudBase } from './support'

const folder = newFolder()
const collections = { rows: [] }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const insert = (url: string, doc: object) => act(url, 'insertDocument', { collectionName: 'rows', data: [JSON.stringify(doc)] })
const total = async (url: string) => (await act(url, 'calculateDocument', { collectionName: 'rows', query: '{}' })).data?.total

describe('a damaged data file', () => {
  const dataDir = join(folder, 'damaged')
  const file = join(dataDir, 'db', 'data.mdb')
  let sound: Buffer

  beforeAll(async () => {
    const running = await startCloudBase({ dataDir, collections })
    for (let n = 0; n < 50; n++) await insert(running.url, { n, text: 'x'.repeat(2000) })
    await running.stop()
    sound = readFileSync(file)
  })

  it.each([
    ['of something else', () => Buffer.alloc(sound.length, 7)],
    ['that was shortened', () => sound.subarray(0, sound.length - 40_000)],
    ['that is empty', () => Buffer.alloc(0)],
    ['without its beginning', () => Buffer.concat([Buffer.alloc(8192), sound.subarray(8192)])],
    ['without its inside', () => Buffer.concat([sound.subarray(0, 8192), Buffer.alloc(sound.length - 8192, 9)])],
  ])('%s is refused and left as it is', async (_case, content) => {
    const damaged = content()
    writeFileSync(file, damaged)
    await expect(startCloudBase({ dataDir, collections })).rejects.toThrow(/已损坏.*damaged/s)
    expect(readFileSync(file).equals(damaged)).toBe(true)
  })

  it('is read again once a backup is back', async () => {
    writeFileSync(file, sound)
    const running = await startCloudBase({ dataDir, collections })
    expect(await total(running.url)).toBe(50)
    await running.stop()
  })

  it('that is missing is not replaced by an empty one', async () => {
    rmSync(file)
    await expect(startCloudBase({ dataDir, collections })).rejects.toThrow(/已损坏/)
  })
})
