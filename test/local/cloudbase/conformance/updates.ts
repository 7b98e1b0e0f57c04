import { type Collection, type Db, type Topic } from './topic'

type Case = [name: string, before: object, update: (db: Db) => object, after: object]

const fieldCases: Case[] = [
  ['set of a field', { a: 1 }, () => ({ a: 2, b: 'x' }), { a: 2, b: 'x' }],
  ['set flattens an object', { o: { x: 1, y: 1 } }, () => ({ o: { x: 2, z: { w: 1 } } }), { o: { x: 2, y: 1, z: { w: 1 } } }],
  ['set by a path', { o: { x: 1 } }, () => ({ 'o.x': 2, 'o.y.z': 3 }), { o: { x: 2, y: { z: 3 } } }],
  ['set of a position in a list', { l: [1, 2, { k: 1 }] }, () => ({ 'l.0': 9, 'l.2.k': 2 }), { l: [9, 2, { k: 2 }] }],
  ['set of a whole object', { o: { x: 1 } }, ({ command: _ }) => ({ o: _.set({ z: 1 }) }), { o: { z: 1 } }],
  ['set of an empty list and of null', { a: 1, b: 1 }, () => ({ a: [], b: null }), { a: [], b: null }],
  ['remove', { a: 1, b: 1 }, ({ command: _ }) => ({ a: _.remove(), c: _.remove() }), { b: 1 }],
  ['remove inside', { o: { x: 1, y: 1 } }, ({ command: _ }) => ({ o: { x: _.remove() } }), { o: { y: 1 } }],
  [
    'remove in a list leaves null',
    { l: [{ n: 1, s: 1 }, 2] },
    ({ command: _ }) => ({ l: { 0: { s: _.remove() }, 1: _.remove() } }),
    { l: [{ n: 1 }, null] },
  ],
  ['inc', { a: 0.2 }, ({ command: _ }) => ({ a: _.inc(-0.05), b: _.inc(2) }), { a: 0.2 - 0.05, b: 2 }],
  ['inc inside', { o: { x: 1 } }, ({ command: _ }) => ({ o: { x: _.inc(1) } }), { o: { x: 2 } }],
  ['mul', { a: 3 }, ({ command: _ }) => ({ a: _.mul(2), b: _.mul(2) }), { a: 6, b: 0 }],
  ['min', { a: 3, b: 3 }, ({ command: _ }) => ({ a: _.min(2), b: _.min(4), c: _.min(1) }), { a: 2, b: 3, c: 1 }],
  ['max', { a: 3, b: 3 }, ({ command: _ }) => ({ a: _.max(2), b: _.max(4), c: _.max(1) }), { a: 3, b: 4, c: 1 }],
  ['max across types', { a: 3 }, ({ command: _ }) => ({ a: _.max('x') }), { a: 'x' }],
  [
    'bit and, or, xor',
    { a: 13, b: 8, c: 5 },
    ({ command: _ }) => ({ a: _.bit({ and: 10 }), b: _.bit({ or: 3 }), c: _.bit({ xor: 4 }) }),
    { a: 8, b: 11, c: 1 },
  ],
  ['rename', { a: 1 }, ({ command: _ }) => ({ a: _.rename('b'), none: _.rename('c') }), { b: 1 }],
  ['rename into an object', { a: 1 }, ({ command: _ }) => ({ a: _.rename('o.x') }), { o: { x: 1 } }],
]

const listCases: Case[] = [
  ['push one', { l: [1] }, ({ command: _ }) => ({ l: _.push(2) }), { l: [1, 2] }],
  ['push several', { l: [1] }, ({ command: _ }) => ({ l: _.push(2, 3), m: _.push([4]) }), { l: [1, 2, 3], m: [4] }],
  ['push of a list of lists', { l: [] }, ({ command: _ }) => ({ l: _.push([[1, 2]]) }), { l: [[1, 2]] }],
  ['push at a position', { l: [1, 4] }, ({ command: _ }) => ({ l: _.push({ each: [2, 3], position: 1 }) }), { l: [1, 2, 3, 4] }],
  [
    'push at a position from the end',
    { l: [1, 4] },
    ({ command: _ }) => ({ l: _.push({ each: [2], position: -1 }) }),
    { l: [1, 2, 4] },
  ],
  [
    'push, sort and cut',
    { l: [1, 5] },
    ({ command: _ }) => ({ l: _.push({ each: [4, 6], sort: -1, slice: 3 }) }),
    { l: [6, 5, 4] },
  ],
  ['push, keep the last', { l: [1, 2] }, ({ command: _ }) => ({ l: _.push({ each: [3], slice: -2 }) }), { l: [2, 3] }],
  [
    'push, sort by a field',
    { l: [{ k: 2 }] },
    ({ command: _ }) => ({ l: _.push({ each: [{ k: 1 }], sort: { k: 1 } }) }),
    { l: [{ k: 1 }, { k: 2 }] },
  ],
  ['pop and shift', { l: [1, 2], m: [1, 2] }, ({ command: _ }) => ({ l: _.pop(), m: _.shift() }), { l: [1], m: [2] }],
  ['unshift', { l: [3] }, ({ command: _ }) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
  ['pull a value', { l: [1, 2, 1] }, ({ command: _ }) => ({ l: _.pull(1) }), { l: [2] }],
  ['pull by a condition', { l: [1, 5, 9] }, ({ command: _ }) => ({ l: _.pull(_.gte(5)) }), { l: [1] }],
  ['pull by in', { l: ['a', 'b', 'c'] }, ({ command: _ }) => ({ l: _.pull(_.in(['a', 'c'])) }), { l: ['b'] }],
  [
    'pull by fields',
    { l: [{ k: 1, v: 1 }, { k: 2 }, 3] },
    ({ command: _ }) => ({ l: _.pull({ k: _.lt(2) }) }),
    { l: [{ k: 2 }, 3] },
  ],
  ['pull of two lists', { l: [1], m: [1, 2] }, ({ command: _ }) => ({ l: _.pull(1), m: _.pull(2) }), { l: [], m: [1] }],
  ['pullAll', { l: [1, 2, 1, 3] }, ({ command: _ }) => ({ l: _.pullAll([1, 3]) }), { l: [2] }],
  [
    'addToSet',
    { l: [1], m: [{ a: 1, b: 2 }] },
    ({ command: _ }) => ({ l: _.addToSet(2), m: _.addToSet({ b: 2, a: 1 }) }),
    {
      l: [1, 2],
      m: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
  ],
  ['addToSet of what is there', { l: [1] }, ({ command: _ }) => ({ l: _.addToSet(1), n: 1 }), { l: [1], n: 1 }],
  ['addToSet of each', { l: [1] }, ({ command: _ }) => ({ l: _.addToSet({ $each: [1, 2, 2] }) }), { l: [1, 2] }],
]

const refusals: Case[] = [
  ['inc of a text', { a: 'x' }, ({ command: _ }) => ({ a: _.inc(1) }), {}],
  ['inc of null', { a: null }, ({ command: _ }) => ({ a: _.inc(1) }), {}],
  ['push to what is no list', { a: 1 }, ({ command: _ }) => ({ a: _.push(1) }), {}],
  ['pull from what is no list', { a: 1 }, ({ command: _ }) => ({ a: _.pull(1) }), {}],
  ['a field inside a number', { a: 1 }, () => ({ 'a.b': 1 }), {}],
  ['a field inside null', { a: null }, () => ({ a: { b: 1 } }), {}],
  ['a field of a list', { a: [1] }, () => ({ 'a.b': 1 }), {}],
  ['two changes of one path', { a: { b: 1 } }, ({ command: _ }) => ({ a: _.set({ b: 2 }), 'a.b': _.inc(1) }), {}],
  ['bits of a fraction', { a: 1.5 }, ({ command: _ }) => ({ a: _.bit({ and: 1 }) }), {}],
  ['a rename of a list element', { a: [{ b: 1 }] }, ({ command: _ }) => ({ 'a.0.b': _.rename('c') }), {}],
]

/** Update commands, one by one, and what the answers say. */
export function updates({ db, filled }: Topic): void {
  describe('updates', () => {
    let rows: Collection
    const read = async (): Promise<unknown> => (await rows.where({}).get()).data[0]

    it.each([...fieldCases, ...listCases])('%s', async (_name, before, update, after) => {
      rows = await filled([{ _id: 'u', ...before }])
      expect(await rows.doc('u').update(update(db()))).toMatchObject({ updated: 1 })
      expect(await read()).toEqual({ _id: 'u', ...after })
    })

    it.each(refusals)('refuse %s', async (_name, before, update) => {
      rows = await filled([{ _id: 'u', ...before }])
      await expect(rows.doc('u').update(update(db()))).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
      expect(await read()).toEqual({ _id: 'u', ...before })
    })

    it('change all that match, or one', async () => {
      rows = await filled([{ n: 1 }, { n: 1 }, { n: 1 }])
      const add = { n: db().command.inc(1) }
      expect(await rows.where({ n: 1 }).options({ multiple: false }).update(add)).toMatchObject({ updated: 1 })
      expect(await rows.where({ n: 1 }).options({ multiple: true }).update(add)).toMatchObject({ updated: 2 })
      expect(await rows.where({ n: 2 }).update(add)).toMatchObject({ updated: 3 })
    })

    it('count what really changed', async () => {
      rows = await filled([{ _id: 'u', n: 1 }])
      expect(await rows.doc('u').update({ n: 1 })).toMatchObject({ updated: 0 })
      expect(await rows.doc('none').update({ n: 1 })).toMatchObject({ updated: 0 })
    })

    it('answer the document they changed', async () => {
      rows = await filled([{ _id: 'u', n: 1 }])
      const change = (n: number, to: object) => rows.where({ n }).updateAndReturn(to)
      expect(await change(1, { n: db().command.inc(1) })).toMatchObject({ updated: 1, doc: { _id: 'u', n: 2 } })
      expect(await change(2, { n: 2 })).toMatchObject({ updated: 1, doc: { n: 2 } })
      expect(await change(9, { n: 1 })).toMatchObject({ updated: 0, doc: null })
    })
  })
}
