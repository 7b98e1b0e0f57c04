import { type Collection, type Db, type Topic, mainCollection } from './topic'

type Transaction = Awaited<ReturnType<Db['startTransaction']>>

const conflict = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message:
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
}
const over = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message:
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
}

/** Transactions: what they see, what others see, and how they fail. */
export function transactions({ db, filled }: Topic): void {
  describe('transactions', () => {
    let rows: Collection
    const inside = (transaction: Transaction, id = 'a') => transaction.collection(mainCollection).doc(id)
    const read = async (id = 'a') => ((await rows.doc(id).get()) as { data: unknown[] }).data[0]
    beforeEach(async () => {
      rows = await filled([
        { _id: 'a', n: 1, at: new Date(5), place: new (db().Geo.Point)(90, 23) },
        { _id: 'b', n: 1 },
      ])
    })

    it('keep their writes to themselves until the commit, and see them', async () => {
      const tx = await db().startTransaction()
      expect(await tx.collection(mainCollection).add({ _id: 7, n: 7 })).toMatchObject({ id: 7, inserted: 1 })
      expect(await inside(tx).update({ n: db().command.inc(1) })).toMatchObject({ updated: 1 })
      expect(await inside(tx, 'new').set({ at: db().serverDate({ offset: 60_000 }) })).toMatchObject({
        upserted: [{ _id: 'new' }],
      })
      expect(await inside(tx, 'b').delete()).toMatchObject({ deleted: 1 })
      expect((await inside(tx).get()).data).toEqual({ _id: 'a', n: 2, at: new Date(5), place: new (db().Geo.Point)(90, 23) })
      expect((await inside(tx, 'new').get()).data).toEqual({ _id: 'new', at: expect.any(Date) as Date })
      expect((await inside(tx, 'b').get()).data).toBeNull()
      expect((await rows.count()).total).toBe(2)
      expect(await tx.commit()).toHaveProperty('requestId')
      expect((await rows.count()).total).toBe(3)
    })

    it('leave nothing after a rollback, and are over then', async () => {
      const tx = await db().startTransaction()
      await inside(tx).remove()
      expect(await tx.rollback()).toHaveProperty('requestId')
      expect(await read()).toMatchObject({ n: 1 })
      await expect(inside(tx).set({ n: 2 })).rejects.toMatchObject(over)
    })

    it('are over after the commit', async () => {
      const tx = await db().startTransaction()
      await tx.commit()
      await expect(inside(tx).set({ n: 2 })).rejects.toMatchObject(over)
      await expect(inside(tx).get()).rejects.toMatchObject(over)
      await expect(tx.commit()).rejects.toMatchObject({ code: over.code })
    })

    it('read the state of their first operation', async () => {
      const tx = await db().startTransaction()
      await inside(tx).get()
      await rows.doc('b').update({ n: 9 })
      expect((await inside(tx, 'b').get()).data).toMatchObject({ n: 1 })
      await tx.rollback()
    })

    it('conflict over what another holds, or has written since', async () => {
      const [first, second] = [await db().startTransaction(), await db().startTransaction()]
      await inside(first).get()
      await inside(second).update({ n: 2 })
      await expect(inside(first).update({ n: 3 })).rejects.toMatchObject(conflict)
      await second.commit()
      const third = await db().startTransaction()
      await inside(third).get()
      await rows.doc('a').update({ n: 5 })
      await expect(inside(third).update({ n: 6 })).rejects.toMatchObject(conflict)
      expect(await read()).toMatchObject({ n: 5 })
    })

    it('that write different documents both pass', async () => {
      const [first, second] = [await db().startTransaction(), await db().startTransaction()]
      await Promise.all([inside(first, 'a').get(), inside(second, 'b').get()])
      await inside(first, 'b').set({ n: 'first' })
      await inside(second, 'a').set({ n: 'second' })
      await first.commit()
      await second.commit()
      expect([await read('a'), await read('b')]).toEqual([
        { _id: 'a', n: 'second' },
        { _id: 'b', n: 'first' },
      ])
    })

    it('refuse an id that is taken, and a collection that does not exist', async () => {
      const tx = await db().startTransaction()
      await expect(tx.collection('conformance-none').doc('a').get()).rejects.toMatchObject({
        code: 'DATABASE_COLLECTION_NOT_EXIST',
      })
      const other = await db().startTransaction()
      await expect(other.collection(mainCollection).add({ _id: 'a' })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    })

    it('answer what their function answers, or what it rolled back with', async () => {
      expect(await db().runTransaction(async (tx: Transaction) => (await inside(tx).get()).data)).toMatchObject({ n: 1 })
      const stopped = db().runTransaction(async (tx: Transaction) => {
        await inside(tx).update({ n: 2 })
        await tx.rollback('why')
      })
      await expect(stopped).rejects.toBe('why')
      expect(await read()).toMatchObject({ n: 1 })
    })

    it('are begun again after a conflict', async () => {
      let runs = 0
      await db().runTransaction(async (tx: Transaction) => {
        await inside(tx).get()
        if (++runs === 1) await rows.doc('a').update({ n: 10 })
        await inside(tx).update({ n: db().command.inc(1) })
      })
      expect([runs, await read()]).toMatchObject([2, { n: 11 }])
    })
  })
}
