import { type RunningCloudBase, startCloudBase } from './support'

let running: RunningCloudBase
let db: ReturnType<ReturnType<RunningCloudBase['client']>['database']>
let things: ReturnType<typeof db.collection>

beforeAll(async () => {
  running = await startCloudBase({
    collections: {
      things: [
        { name: 'phone', fields: [['phone', 1]], unique: true },
        {
          name: 'parallel',
          fields: [
            ['left', 1],
            ['right', 1],
          ],
        },
      ],
      seats: [],
    },
  })
})
afterAll(() => running.stop())
beforeEach(() => {
  db = running.client().database()
  things = db.collection('things')
})

const one = async (id = 't'): Promise<unknown> => (await things.doc(id).get()).data[0]

describe('update operators', () => {
  const _ = () => db.command
  it('change numbers', async () => {
    await things.add({ _id: 't', phone: 1, a: 2, b: 2, c: 2, d: 2 })
    await things.doc('t').update({ a: _().inc(3), b: _().mul(3), c: _().min(1), d: _().max(5), e: _().inc(1), f: _().mul(2) })
    expect(await one()).toEqual({ _id: 't', phone: 1, a: 5, b: 6, c: 1, d: 5, e: 1, f: 0 })
  })

  it('change arrays', async () => {
    await things.add({ _id: 't', a: [1, 2], b: [1, 2], c: [1, 2], d: [1, 2, 3], e: [{ k: 1 }, { k: 2 }], f: [1] })
    const update = {
      a: _().push([3]),
      b: _().pop(),
      c: _().shift(),
      d: _().pull(_().gt(1)),
      e: _().pull({ k: 1 }),
      f: _().addToSet(1),
      g: _().unshift([1]),
    }
    await things.doc('t').update(update)
    expect(await one()).toEqual({ _id: 't', a: [1, 2, 3], b: [1], c: [2], d: [1], e: [{ k: 2 }], f: [1], g: [1] })
  })

  it('change inner fields, whole objects and names', async () => {
    await things.add({ _id: 't', a: { x: 1, y: 1 }, b: { x: 1 }, c: 1, at: new Date(0) })
    const before = Date.now()
    await things
      .doc('t')
      .update({ 'a.x': 2, b: _().set({ z: 1 }), c: _().rename('d'), at: db.serverDate({ offset: 60_000 }), new: { x: { y: 1 } } })
    const after = (await one()) as { at: Date }
    expect(after).toMatchObject({ a: { x: 2, y: 1 }, b: { z: 1 }, d: 1, new: { x: { y: 1 } } })
    expect(after).not.toHaveProperty('c')
    expect(after.at.getTime()).toBeGreaterThanOrEqual(before + 60_000)
    expect(after.at.getTime()).toBeLessThan(before + 120_000)
  })

  it.each([
    ['inc of a text', () => ({ name: _().inc(1) }), 'non-numeric'],
    ['push to a text', () => ({ name: _().push(['x']) }), 'must be an array'],
    ['a field inside a text', () => ({ 'name.first': 'x' }), 'Cannot create field'],
    ['one field twice', () => ({ a: _().inc(1), 'a.b': 1 }), 'conflict'],
  ])('refuse %s', async (_case, update, words) => {
    await things.add({ _id: 't', name: 'n' })
    await expect(things.doc('t').update(update())).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining(words),
    })
    expect(await one()).toEqual({ _id: 't', name: 'n' })
  })
})

describe('a write', () => {
  it('counts what it changed', async () => {
    await things.add([
      { _id: 'a', phone: 1, n: 1 },
      { _id: 'b', phone: 2, n: 2 },
    ])
    expect((await things.where({ n: db.command.gt(0) }).update({ n: 2 })).updated).toBe(1)
    expect((await things.where({ n: 9 }).update({ n: 2 })).updated).toBe(0)
    expect((await things.where({ n: 2 }).remove()).deleted).toBe(2)
  })

  it('answers the changed document', async () => {
    await things.add({ _id: 'a', n: 1, at: new Date(5) })
    const changed = (await things.where({ _id: 'a', n: 1 }).updateAndReturn({ n: db.command.inc(1) })) as {
      updated: number
      doc: unknown
    }
    expect(changed).toMatchObject({ updated: 1, doc: { _id: 'a', n: 2, at: new Date(5) } })
    expect(await things.where({ _id: 'a', n: 1 }).updateAndReturn({ n: 0 })).toMatchObject({ updated: 0, doc: null })
  })

  it('is refused for a second document of the same unique value, null and missing included', async () => {
    const duplicate = { code: 'DATABASE_DUPLICATE_WRITE' }
    await things.add({ _id: 'a', phone: '1' })
    await expect(things.add({ _id: 'b', phone: '1' })).rejects.toMatchObject(duplicate)
    await expect(things.add({ _id: 'a', phone: '2' })).rejects.toMatchObject(duplicate)
    await things.add({ _id: 'none' })
    await expect(things.add({ _id: 'b', phone: null })).rejects.toMatchObject(duplicate)
    await expect(
      things.add([
        { _id: 'c', phone: '3' },
        { _id: 'd', phone: '3' },
      ]),
    ).rejects.toMatchObject(duplicate)
    await expect(things.doc('none').update({ phone: '1' })).rejects.toMatchObject(duplicate)
    expect((await things.count()).total).toBe(2)
    await things.doc('a').update({ phone: '4' })
    await things.add({ _id: 'b', phone: '1' })
  })

  it('is refused above the limits', async () => {
    await expect(things.add({ text: 'x'.repeat(520 * 1024) })).rejects.toMatchObject({
      message: expect.stringContaining('document size'),
    })
    await expect(things.add({ phone: 'x'.repeat(1100) })).rejects.toMatchObject({ message: expect.stringContaining('1024') })
    await expect(things.add({ left: [1], right: [2] })).rejects.toMatchObject({
      message: expect.stringContaining('parallel arrays'),
    })
    await expect(things.add({ $where: 1 })).rejects.toMatchObject({ message: expect.stringContaining('$where') })
  })

  it('orders long texts by all of their characters', async () => {
    const long = (end: string) => `${'长'.repeat(300)}${end}`
    await things.add([
      { _id: 'b', phone: long('b') },
      { _id: 'a', phone: long('a') },
      { _id: 'c', phone: long('c') },
    ])
    const { data } = await things
      .where({ phone: db.command.gt(long('a')) })
      .orderBy('phone', 'desc')
      .limit(5)
      .get()
    expect(data.map(({ _id }: { _id?: string }) => _id)).toEqual(['c', 'b'])
  })
})

describe('64 clients', () => {
  it('take exactly the seats there are by conditional updates', async () => {
    const seats = db.collection('seats')
    await seats.add({ _id: 'e', taken: 0 })
    const take = () => seats.where({ _id: 'e', taken: db.command.lt(50) }).update({ taken: db.command.inc(1) })
    const outcomes = await Promise.all(Array.from({ length: 64 }, take))
    expect(outcomes.filter(({ updated }) => updated === 1)).toHaveLength(50)
    expect((await seats.doc('e').get()).data).toEqual([{ _id: 'e', taken: 50 }])
  })
})
