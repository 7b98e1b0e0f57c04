import { type RunningCloudBase, startCloudBase } from './support'

let running: RunningCloudBase
let db: ReturnType<ReturnType<RunningCloudBase['client']>['database']>

beforeAll(async () => {
  running = await startCloudBase({
    collections: {
      events: [
        {
          name: 'byState',
          fields: [
            ['state', 1],
            ['startsAt', -1],
          ],
        },
        { name: 'byTag', fields: [['tags', 1]] },
      ],
      members: [{ name: 'phone', fields: [['phone', 1]], unique: true }],
    },
  })
})
afterAll(() => running.stop())
beforeEach(() => {
  db = running.client().database()
})

describe('documents', () => {
  it('are stored, read, changed and removed with their types', async () => {
    const startsAt = new Date('2026-12-01T10:00:00Z')
    await db
      .collection('events')
      .add({ _id: 'e1', title: '羽毛球', startsAt, seats: 3, ratio: 0.5, tags: ['a'], place: { name: '馆' }, note: null })
    const { data } = await db.collection('events').doc('e1').get()
    expect(data).toEqual([
      { _id: 'e1', title: '羽毛球', startsAt, seats: 3, ratio: 0.5, tags: ['a'], place: { name: '馆' }, note: null },
    ])
    const _ = db.command
    const changed = await db
      .collection('events')
      .doc('e1')
      .update({ seats: _.inc(2), tags: _.push(['b']), place: { floor: 2 }, note: _.remove() })
    expect(changed.updated).toBe(1)
    const [after] = (await db.collection('events').doc('e1').get()).data
    expect(after).toMatchObject({ seats: 5, tags: ['a', 'b'], place: { name: '馆', floor: 2 } })
    expect(after).not.toHaveProperty('note')
    expect((await db.collection('events').doc('e1').remove()).deleted).toBe(1)
    expect((await db.collection('events').doc('e1').get()).data).toEqual([])
  })

  it('get an id, and several at once', async () => {
    const { id } = await db.collection('events').add({ n: 1 })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    const { ids } = (await db.collection('events').add([{ n: 2 }, { n: 3 }])) as { ids?: string[] }
    expect(ids).toHaveLength(2)
    expect((await db.collection('events').count()).total).toBe(3)
  })

  it('are replaced or created by set', async () => {
    expect(await db.collection('events').doc('s').set({ a: 1, b: 2 })).toMatchObject({ updated: 0, upsertedId: 's' })
    expect(await db.collection('events').doc('s').set({ a: 3 })).toMatchObject({ updated: 1 })
    expect((await db.collection('events').doc('s').get()).data).toEqual([{ _id: 's', a: 3 }])
  })
})
