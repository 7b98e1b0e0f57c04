import { type Collection, type Topic } from './topic'

const doc = {
  _id: 'a',
  n: 1,
  s: 'x',
  deep: { x: 1, y: { z: 2, w: 3 } },
  list: [{ k: 1, v: 1 }, 5, { k: 2, v: 2 }],
  nums: [1, 2, 3, 4],
}

/** `field()`: what of a document is answered. */
export function projections({ db, filled }: Topic): void {
  describe('projections', () => {
    let rows: Collection
    beforeAll(async () => {
      rows = await filled([doc])
    })
    const cases: [name: string, projection: () => object, expected: object][] = [
      ['keep', () => ({ n: true }), { _id: 'a', n: 1 }],
      ['keep without the id', () => ({ _id: false, n: 1 }), { n: 1 }],
      ['keep only the id', () => ({ _id: 1 }), { _id: 'a' }],
      ['leave out', () => ({ deep: 0, list: false, nums: 0 }), { _id: 'a', n: 1, s: 'x' }],
      ['leave out only the id', () => ({ _id: 0 }), { n: 1, s: 'x', deep: doc.deep, list: doc.list, nums: doc.nums }],
      ['keep inside', () => ({ 'deep.y.z': 1 }), { _id: 'a', deep: { y: { z: 2 } } }],
      ['keep inside a list', () => ({ 'list.k': 1 }), { _id: 'a', list: [{ k: 1 }, { k: 2 }] }],
      [
        'leave out inside a list',
        () => ({ 'list.k': 0, deep: 0, nums: 0 }),
        { _id: 'a', n: 1, s: 'x', list: [{ v: 1 }, 5, { v: 2 }] },
      ],
      ['keep what is not there', () => ({ none: 1 }), { _id: 'a' }],
      ['slice the first', () => ({ n: 1, nums: db().command.project.slice(2) }), { _id: 'a', n: 1, nums: [1, 2] }],
      ['slice the last', () => ({ n: 1, nums: db().command.project.slice(-1) }), { _id: 'a', n: 1, nums: [4] }],
      ['slice the middle', () => ({ n: 1, nums: db().command.project.slice([1, 2]) }), { _id: 'a', n: 1, nums: [2, 3] }],
      ['slice and all else', () => ({ nums: db().command.project.slice(1) }), { ...doc, nums: [1] }],
      ['elemMatch', () => ({ list: db().command.project.elemMatch({ k: 2 }) }), { _id: 'a', list: [{ k: 2, v: 2 }] }],
    ]

    it.each(cases)('%s', async (_name, projection, expected) => {
      expect((await rows.where({ _id: 'a' }).field(projection()).get()).data).toEqual([expected])
    })

    it('of a document by its id', async () => {
      expect((await rows.doc('a').field({ s: true }).get()).data).toEqual([{ _id: 'a', s: 'x' }])
    })

    it('refuse to keep and to leave out at once', async () => {
      await expect(rows.where({}).field({ n: 1, s: 0 }).get()).rejects.toHaveProperty('code')
    })
  })
}
