import { type Collection, type Topic, idsOf } from './topic'

/** Adding, reading, replacing and removing. */
export function documents({ db, filled }: Topic): void {
  describe('documents', () => {
    let rows: Collection
    beforeEach(async () => {
      rows = await filled([])
    })
    const read = async (id: string | number): Promise<unknown> => ((await rows.doc(id).get()) as { data: unknown[] }).data[0]

    it('keep every type they are given', async () => {
      const doc = {
        _id: 'a',
        text: '同心',
        whole: 5,
        big: 2 ** 40,
        part: 0.1,
        yes: true,
        none: null,
        at: new Date(1565314149491),
        list: [1, [2, {}], {}],
        in: { deep: {} },
      }
      await rows.add(doc)
      expect(await read('a')).toEqual(doc)
    })

    it('take an id that is a text, a number or an ObjectId, and answer an ObjectId as text', async () => {
      const hex = '5e7b474a5e54c773b58d7b39'
      expect(await rows.add({ _id: hex, kind: 'text' })).toMatchObject({ id: hex })
      await rows.add({ _id: 7, kind: 'number' })
      expect(await read(7)).toEqual({ _id: 7, kind: 'number' })
      const added = await rows.add({ _id: db().ObjectId({ id: '5e7b474a5e54c773b58d7b40' }), ref: db().ObjectId({ id: hex }) })
      expect(added).toMatchObject({ id: '5e7b474a5e54c773b58d7b40' })
      expect((await rows.where({ ref: db().ObjectId({ id: hex }) }).get()).data).toEqual([
        { _id: '5e7b474a5e54c773b58d7b40', ref: hex },
      ])
    })

    it('are refused when the id is taken', async () => {
      await rows.add({ _id: 'a' })
      await expect(rows.add({ _id: 'a' })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    })

    it('keep a dot in a field name and refuse a dollar at its start', async () => {
      await rows.add({ _id: 'a', 'key.': '1' })
      expect(await read('a')).toEqual({ _id: 'a', 'key.': '1' })
      await expect(rows.add({ $key: 1 })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    })

    it('are created or replaced whole by set', async () => {
      expect(await rows.doc('s').set({ a: 1, b: 2 })).toMatchObject({ updated: 0, upsertedId: 's' })
      expect(await rows.doc('s').set({ a: 3 })).toMatchObject({ updated: 1 })
      expect(await rows.doc('s').set({ a: 3 })).toMatchObject({ updated: 1 })
      expect(await read('s')).toEqual({ _id: 's', a: 3 })
    })

    it('take the time of the server, moved by an offset, wherever it stands', async () => {
      const year = 31_536_000_000
      const now = db().serverDate()
      const later = db().serverDate({ offset: year })
      await rows.add({ _id: 'd', now, later, list: [later], in: { deep: later } })
      const found = (await read('d')) as { now: Date; later: Date; list: Date[]; in: { deep: Date } }
      expect(found.later.getTime() - found.now.getTime()).toBe(year)
      expect([found.list[0], found.in.deep]).toEqual([found.later, found.later])
      await rows.doc('d').update({ now: later, list: db().command.push([db().serverDate()]) })
      expect(((await read('d')) as { list: Date[] }).list).toHaveLength(2)
    })

    it('are removed one or all', async () => {
      await rows.add([
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
        { _id: 'c', n: 1 },
      ])
      expect(await rows.where({ n: 1 }).options({ multiple: false }).remove()).toMatchObject({ deleted: 1 })
      expect(await rows.where({ n: 1 }).remove()).toMatchObject({ deleted: 2 })
      expect(await rows.doc('none').remove()).toMatchObject({ deleted: 0 })
    })

    it('are not all changed or removed when the query is forgotten', async () => {
      await rows.add({ _id: 'a' })
      await expect(rows.update({ a: 1 })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
      await expect(rows.remove()).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    })

    it('are counted, and come in pages of 100 up to 1000', async () => {
      await rows.add(Array.from({ length: 1001 }, (_none, n) => ({ _id: n })))
      expect((await rows.count()).total).toBe(1001)
      expect((await rows.get()).data).toHaveLength(100)
      expect((await rows.limit(1001).get()).data).toHaveLength(1000)
      expect(idsOf(await rows.orderBy('_id', 'desc').skip(1).limit(2).get())).toEqual([999, 998])
    })

    it('given no id come in the order they were added', async () => {
      await rows.add(Array.from({ length: 50 }, (_none, n) => ({ n })))
      await rows.add({ n: 50 })
      const { data } = (await rows.get()) as { data: { n: number }[] }
      expect(data.map(({ n }) => n)).toEqual(Array.from({ length: 51 }, (_none, n) => n))
    })

    it('of a collection that does not exist are refused', async () => {
      await expect(db().collection('conformance-none').get()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
    })
  })
}
