import { type RunningCloudBase, startCloudBase } from './support'

let running: RunningCloudBase
let db: ReturnType<ReturnType<RunningCloudBase['client']>['database']>
let rows: ReturnType<typeof db.collection>

beforeAll(async () => {
  running = await startCloudBase({ collections: { rows: [{ name: 'key', fields: [['key', 1]], unique: true }] } })
})
afterAll(() => running.stop())
beforeEach(async () => {
  db = running.client().database()
  rows = db.collection('rows')
  await rows.add({ _id: 'r', key: 'r', n: 0 })
})

type Transaction = Awaited<ReturnType<typeof db.startTransaction>>

const numberOf = async (id = 'r') => ((await rows.doc(id).get()).data[0] as { n?: number } | undefined)?.n

describe('a transaction', () => {
  it('shows its writes to itself only, until it commits', async () => {
    const tx = await db.startTransaction()
    await tx.collection('rows').doc('r').update({ n: 1 })
    await tx.collection('rows').add({ _id: 's', key: 's', n: 2 })
    expect((await tx.collection('rows').doc('r').get()).data).toMatchObject({ n: 1 })
    expect((await tx.collection('rows').doc('s').get()).data).toMatchObject({ n: 2 })
    expect([await numberOf(), await numberOf('s')]).toEqual([0, undefined])
    await tx.commit()
    expect([await numberOf(), await numberOf('s')]).toEqual([1, 2])
  })

  it('leaves nothing when it rolls back', async () => {
    const tx = await db.startTransaction()
    await tx.collection('rows').doc('r').remove()
    await tx.collection('rows').doc('s').set({ key: 's' })
    await tx.rollback()
    expect((await rows.count()).total).toBe(1)
    await expect(tx.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  })

  it('reads the state of its first operation, not of its start', async () => {
    const tx = await db.startTransaction()
    await rows.doc('r').update({ n: 5 })
    expect((await tx.collection('rows').doc('r').get()).data).toMatchObject({ n: 5 })
    await rows.doc('r').update({ n: 6 })
    expect((await tx.collection('rows').doc('r').get()).data).toMatchObject({ n: 5 })
    await tx.rollback()
  })

  it('is refused to write what was written since its snapshot', async () => {
    const tx = await db.startTransaction()
    await tx.collection('rows').doc('r').get()
    await rows.doc('r').update({ n: 5 })
    await expect(tx.collection('rows').doc('r').update({ n: 1 })).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
    await expect(tx.collection('rows').doc('r').get()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
    expect(await numberOf()).toBe(5)
  })

  it('is refused at once to write what another one holds, and others wait', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first.collection('rows').doc('r').update({ n: 1 })
    await expect(second.collection('rows').doc('r').update({ n: 2 })).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    })
    const plain = rows.doc('r').update({ n: db.command.inc(10) })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await first.commit()
    expect((await plain).updated).toBe(1)
    expect(await numberOf()).toBe(11)
  })

  it('may not give two documents one unique value', async () => {
    const tx = await db.startTransaction()
    await expect(tx.collection('rows').add({ _id: 's', key: 'r' })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    const [one, two] = [await db.startTransaction(), await db.startTransaction()]
    await one.collection('rows').add({ _id: 'x', key: 'k' })
    await two.collection('rows').add({ _id: 'y', key: 'k' })
    await one.commit()
    await expect(two.commit()).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    expect((await rows.where({ key: 'k' }).count()).total).toBe(1)
  })

  it('may pass a unique value from one document to another', async () => {
    await db.runTransaction(async (tx: Transaction) => {
      await tx.collection('rows').doc('r').update({ key: 'other' })
      await tx.collection('rows').add({ _id: 's', key: 'r' })
    })
    expect((await rows.where({ key: 'r' }).get()).data).toMatchObject([{ _id: 's' }])
  })
})

describe('a hot document', () => {
  it('loses no update, whoever gives up', async () => {
    let kept = 0
    const add = async () => {
      try {
        await db.runTransaction(async (tx: Transaction) => {
          const { n } = (await tx.collection('rows').doc('r').get()).data as { n: number }
          await tx
            .collection('rows')
            .doc('r')
            .update({ n: n + 1 })
        })
        kept++
      } catch (error) {
        expect(error).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
      }
    }
    const plain = async () => {
      const { updated = 0 } = await rows.where({ _id: 'r' }).update({ n: db.command.inc(1) })
      kept += updated
    }
    for (let round = 0; round < 12; round++) await Promise.all([add(), add(), add(), add(), plain(), plain()])
    expect(kept).toBeGreaterThan(24)
    expect(await numberOf()).toBe(kept)
  })
})
