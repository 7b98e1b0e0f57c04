import { type Collection, type Db, type Topic, idsOf } from './topic'

const docs = Array.from({ length: 8 }, (_none, n) => ({ _id: n, a: n, b: { c: n % 2 === 0 ? 'even' : 'odd' } }))

type Case = [name: string, query: (db: Db) => object, ids: number[]]

const cases: Case[] = [
  ['and of a field', ({ command: _ }) => ({ a: _.and(_.gt(1), _.lt(4)) }), [2, 3]],
  ['and as a chain', ({ command: _ }) => ({ a: _.gt(1).and(_.lt(4)).and(_.neq(3)) }), [2]],
  ['and of a list of commands', ({ command: _ }) => ({ a: _.and([_.gt(1), _.lt(3)]) }), [2]],
  ['or of a field', ({ command: _ }) => ({ a: _.or(_.lt(1), _.gt(6)) }), [0, 7]],
  ['or as a chain', ({ command: _ }) => ({ a: _.lt(1).or(_.gt(6)) }), [0, 7]],
  ['or of values', ({ command: _ }) => ({ a: _.or([_.eq(3), _.eq(5)]) }), [3, 5]],
  ['or inside and', ({ command: _ }) => ({ a: _.and(_.or(_.eq(1), _.eq(2), _.eq(5)), _.lt(4)) }), [1, 2]],
  ['and inside or', ({ command: _ }) => ({ a: _.or(_.and(_.gt(1), _.lt(3)), _.and(_.gt(5), _.lt(7))) }), [2, 6]],
  ['nor of a field', ({ command: _ }) => ({ a: _.nor(_.lt(6), _.eq(7)) }), [6]],
  ['not of a field', ({ command: _ }) => ({ a: _.not(_.gt(1)) }), [0, 1]],
  ['not of in', ({ command: _ }) => ({ a: _.not(_.in([0, 1, 2, 3, 4])) }), [5, 6, 7]],
  ['not of a pattern', ({ command: _ }) => ({ 'b.c': _.not(/^e/) }), [1, 3, 5, 7]],
  ['and of whole conditions', ({ command: _ }) => _.and([{ a: _.gt(2) }, { b: { c: 'odd' } }]), [3, 5, 7]],
  ['or of whole conditions', ({ command: _ }) => _.or([{ a: 0 }, { b: { c: 'odd' }, a: _.gt(5) }]), [0, 7]],
  ['or without a list', ({ command: _ }) => _.or({ a: 0 }, { a: 1 }), [0, 1]],
  ['nor of whole conditions', ({ command: _ }) => _.nor([{ a: _.gt(1) }, { b: { c: 'odd' } }]), [0]],
  [
    'or of conditions with and inside',
    ({ command: _ }) => _.or({ a: _.and(_.gte(1), _.lte(2)) }, { a: _.and(_.gt(6), _.lt(9)) }),
    [1, 2, 7],
  ],
  ['and of or and or', ({ command: _ }) => _.and([_.or([{ a: 1 }, { a: 2 }]), _.or([{ a: 2 }, { a: 3 }])]), [2]],
  // The SDK joins two $or of different fields into one list: an alternative of either field is enough.
  [
    'two fields with or each',
    ({ command: _ }) => ({ a: _.or(_.eq(1), _.eq(2)), 'b.c': _.eq('odd').or(_.eq('none')) }),
    [1, 2, 3, 5, 7],
  ],
  ['two fields with and each', ({ command: _ }) => ({ a: _.gt(1).and(_.lt(6)), 'b.c': _.neq('odd').and(_.neq('none')) }), [2, 4]],
]

/** and, or, not and nor, as the SDK nests them. */
export function logic({ db, filled }: Topic): void {
  describe('logic', () => {
    let rows: Collection
    beforeAll(async () => {
      rows = await filled(docs)
    })

    it.each(cases)('%s', async (_name, query, ids) => {
      expect(idsOf(await rows.where(query(db())).orderBy('_id', 'asc').get())).toEqual(ids)
    })

    it('refuse an empty list', async () => {
      await expect(rows.options({ raw: true }).where({ $or: [] }).get()).rejects.toHaveProperty('code')
    })
  })
}
