import { TestClock } from '../../../local/cloudbase'
import { act } from './process'
import { type RunningCloudBase, startCloudBase } from './support'

const clock = new TestClock()
let running: RunningCloudBase
let rows = 0

beforeAll(async () => {
  running = await startCloudBase({ clock, collections: { rows: [{ name: 'key', fields: [['key', 1]], unique: true }] } })
})
afterAll(() => running.stop())

const ask = (action: string, body: object) => act(running.url, action, { collectionName: 'rows', ...body })
const insert = (doc: object, transactionId?: string) =>
  ask('insertDocument', { data: [JSON.stringify(doc)], ...(transactionId && { transactionId }) })
const add = (id: string, transactionId?: string) => {
  const body = { query: JSON.stringify({ _id: id }), data: '{"$inc":{"n":1}}', merge: true }
  return ask('modifyDocument', { ...body, ...(transactionId && { transactionId }) })
}
const begin = async () => (await ask('startTransaction', {})).transactionId
const numberOf = async (id: string) => {
  const { data } = await ask('getDocument', { query: JSON.stringify({ _id: id }), queryType: 'DOC' })
  return (JSON.parse(data?.list?.[0] ?? '{}') as { n?: number }).n
}

async function newRow(): Promise<string> {
  const id = `r${++rows}`
  await insert({ _id: id, key: id, n: 0 })
  return id
}

/** Lets what was sent reach the server; nothing here depends on how long that takes beyond it being there. */
const arrived = () => new Promise((resolve) => setTimeout(resolve, 150))

describe('a transaction of 30 seconds', () => {
  it('is over, leaves nothing, and frees what it held', async () => {
    const id = await newRow()
    const transactionId = await begin()
    await add(id, transactionId)
    await insert({ _id: `${id}-new`, key: `${id}-new` }, transactionId)
    clock.advance(29_999)
    expect((await add(id, transactionId)).data?.updated).toBe(1)
    clock.advance(1)
    expect(await add(id, transactionId)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
    expect(await ask('commitTransaction', { transactionId })).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
    expect(await numberOf(id)).toBe(0)
    expect(await insert({ _id: `${id}-new`, key: `${id}-new` })).not.toHaveProperty('code')
    expect((await add(id)).data?.updated).toBe(1)
  })
})

describe('a write that waits for a document', () => {
  it('goes through when the transaction is given up', async () => {
    const id = await newRow()
    const transactionId = await begin()
    await add(id, transactionId)
    const waiting = add(id)
    await arrived()
    await ask('abortTransaction', { transactionId })
    expect((await waiting).data?.updated).toBe(1)
    expect(await numberOf(id)).toBe(1)
  })

  it('is refused after ten seconds instead of hanging', async () => {
    const id = await newRow()
    const transactionId = await begin()
    await add(id, transactionId)
    const waiting = add(id)
    await arrived()
    clock.advance(10_000)
    expect(await waiting).toMatchObject({ code: 'DATABASE_TIMEOUT', message: expect.stringContaining('10 seconds') })
    await ask('commitTransaction', { transactionId })
    expect(await numberOf(id)).toBe(1)
  })
})
