import { type RunningCloudBase, startCloudBase } from './support'

let running: RunningCloudBase
let db: ReturnType<ReturnType<RunningCloudBase['client']>['database']>

beforeAll(async () => {
  running = await startCloudBase({
    collections: {
      events: [{ name: 'state', fields: [['state', 1]] }],
      signUps: [{ name: 'event', fields: [['eventId', 1]] }],
      members: [],
      many: [],
    },
  })
  db = running.client('shared').database()
  await db.collection('events').add([
    { _id: 'e1', state: 'open', at: new Date('2026-01-02T16:30:00Z'), capacity: 2, parts: { b: 2, a: 1 } },
    { _id: 'e2', state: 'open', at: new Date('2026-01-01T00:00:00Z'), capacity: 5 },
    { _id: 'e3', state: 'draft', at: new Date('2026-02-01T00:00:00Z'), tags: ['x', 'y', 'z'] },
  ])
  await db.collection('members').add([
    { _id: 'm1', name: '甲', phone: '1' },
    { _id: 'm2', name: '乙', phone: '2' },
  ])
  await db.collection('signUps').add([
    { _id: 's1', eventId: 'e1', memberId: 'm1', seats: 1 },
    { _id: 's2', eventId: 'e1', memberId: 'm2', seats: 2 },
    { _id: 's3', eventId: 'e2', memberId: 'm1', seats: 1 },
    { _id: 's4', eventId: 'gone', memberId: 'gone', seats: 1 },
  ])
})
afterAll(() => running.stop())

const events = () => db.collection('events').aggregate()
const signUps = () => db.collection('signUps').aggregate()

describe('aggregation', () => {
  it('joins by fields', async () => {
    const { data } = await signUps()
      .match({ eventId: 'e1' })
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'member' })
      .sort({ seats: -1 })
      .end()
    expect(data).toEqual([
      { _id: 's2', eventId: 'e1', memberId: 'm2', seats: 2, member: [{ _id: 'm2', name: '乙', phone: '2' }] },
      { _id: 's1', eventId: 'e1', memberId: 'm1', seats: 1, member: [{ _id: 'm1', name: '甲', phone: '1' }] },
    ])
  })

  it('joins by a pipeline, through the index of the joined collection', async () => {
    const $ = db.command.aggregate
    const inner = $.pipeline()
      .match(db.command.expr($.and([$.eq(['$eventId', '$$event']), $.gte(['$seats', '$$least'])])))
      .project({ _id: 0, memberId: 1 })
      .done()
    const { data } = await events()
      .match({ state: 'open' })
      .lookup({ from: 'signUps', let: { event: '$_id', least: 1 }, pipeline: inner, as: 'people' })
      .addFields({ count: $.size('$people') })
      .project({ count: 1, people: 1 })
      .sort({ count: -1 })
      .limit(1)
      .end()
    expect(data).toEqual([{ _id: 'e1', count: 2, people: [{ memberId: 'm1' }, { memberId: 'm2' }] }])
  })

  it('joins what an array names, and nothing to a missing field that is there', async () => {
    const own = running.client().database()
    await own.collection('many').add([{ _id: 1, ids: ['m1', 'm2'] }, { _id: 2 }])
    await own.collection('members').add([{ _id: 'm1', many: [1, 2] }, { _id: 'm2' }])
    const { data } = await own
      .collection('many')
      .aggregate()
      .lookup({ from: 'members', localField: 'ids', foreignField: '_id', as: 'found' })
      .end()
    expect(data).toMatchObject([{ found: [{ _id: 'm1' }, { _id: 'm2' }] }, { found: [] }])
    const back = await own
      .collection('many')
      .aggregate()
      .lookup({ from: 'members', localField: '_id', foreignField: 'many', as: 'in' })
      .project({ in: 1 })
      .end()
    expect(back.data).toMatchObject([{ in: [{ _id: 'm1' }] }, { in: [{ _id: 'm1' }] }])
  })

  it('groups, with whole documents', async () => {
    const $ = db.command.aggregate
    const { data } = await signUps()
      .group({
        _id: '$eventId',
        seats: $.sum('$seats'),
        all: $.push('$$ROOT'),
        most: $.max('$seats'),
        first: $.first('$memberId'),
        mean: $.avg('$seats'),
      })
      .sort({ seats: -1, _id: 1 })
      .end()
    expect(data).toMatchObject([
      { _id: 'e1', seats: 3, most: 2, first: 'm1', mean: 1.5, all: [{ _id: 's1' }, { _id: 's2' }] },
      { _id: 'e2', seats: 1 },
      { _id: 'gone', seats: 1 },
    ])
  })

  it('computes', async () => {
    const $ = db.command.aggregate
    const { data } = await events()
      .match({ _id: 'e1' })
      .project({
        _id: 0,
        big: $.cond({ if: $.gt(['$capacity', 1]), then: 'yes', else: 'no' }),
        note: $.ifNull(['$note', '无']),
        label: $.concat(['活动 ', '$state']),
        list: $.objectToArray('$parts'),
        doubled: $.map({ input: [1, 2, 3], as: 'n', in: $.multiply(['$$n', 2]) }),
        odd: $.filter({ input: [1, 2, 3], as: 'n', cond: $.neq(['$$n', 2]) }),
        some: $.slice([[1, 2, 3], 2]),
        isIn: $.in(['$state', ['open', 'full']]),
        day: $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }),
      })
      .end()
    const list = [
      { k: 'b', v: 2 },
      { k: 'a', v: 1 },
    ]
    expect(data).toEqual([
      {
        big: 'yes',
        note: '无',
        label: '活动 open',
        list,
        doubled: [2, 4, 6],
        odd: [1, 3],
        some: [1, 2],
        isIn: true,
        day: '2026-01-03',
      },
    ])
  })

  it('tells null from missing, compares across types, and takes one value for a list', async () => {
    const $ = db.command.aggregate
    const own = running.client().database()
    await own.collection('many').add([{ _id: 1, n: 5, list: [1, 2] }, { _id: 2, n: null }, { _id: 3 }])
    const { data } = await own
      .collection('many')
      .aggregate()
      .project({
        isNull: $.eq(['$n', null]),
        above: $.gt(['$n', null]),
        text: $.gt(['a', '$n']),
        sum: $.sum('$list'),
        most: $.max('$n'),
      })
      .sort({ _id: 1 })
      .end()
    expect(data).toEqual([
      { _id: 1, isNull: false, above: true, text: true, sum: 3, most: 5 },
      { _id: 2, isNull: true, above: false, text: true, sum: 0, most: null },
      { _id: 3, isNull: false, above: false, text: true, sum: 0, most: null },
    ])
  })

  it('unwinds, counts and replaces', async () => {
    expect((await events().unwind('$tags').project({ tags: 1, _id: 0 }).end()).data).toEqual([
      { tags: 'x' },
      { tags: 'y' },
      { tags: 'z' },
    ])
    expect((await events().match({ state: 'open' }).count('n').end()).data).toEqual([{ n: 2 }])
    expect((await events().match({ state: 'none' }).count('n').end()).data).toEqual([])
    expect((await events().match({ _id: 'e1' }).replaceRoot({ newRoot: '$parts' }).end()).data).toEqual([{ b: 2, a: 1 }])
  })

  it('sorts and pages at its start', async () => {
    const { data } = await events().sort({ at: -1 }).skip(1).limit(1).project({ _id: 1 }).end()
    expect(data).toEqual([{ _id: 'e1' }])
  })

  it.each([
    [
      'a stage',
      () =>
        db
          .collection('events')
          .options({ raw: true })
          .aggregate([{ $graphLookup: {} }])
          .end(),
      '$graphLookup',
    ],
    [
      'an operator',
      () =>
        events()
          .addFields({ w: db.command.aggregate.meta('textScore') })
          .end(),
      '$meta',
    ],
    [
      'the size of what is no array',
      () =>
        events()
          .addFields({ n: db.command.aggregate.size('$none') })
          .end(),
      '$size',
    ],
    [
      'a joined collection that is missing',
      () => events().lookup({ from: 'nowhere', localField: 'a', foreignField: 'b', as: 'c' }).end(),
      'nowhere',
    ],
  ])('refuses %s by name', async (_case, run, name) => {
    await expect(run()).rejects.toMatchObject({ message: expect.stringContaining(name) })
  })

  it('reads the joined collection by its index and not whole', async () => {
    const own = running.client().database()
    await own.collection('signUps').add(Array.from({ length: 1500 }, (_none, n) => ({ eventId: `e${n}`, n })))
    await own.collection('events').add([{ _id: 'e7', state: 'open' }])
    running.lines.length = 0
    const { data } = await own
      .collection('events')
      .aggregate()
      .match({ state: 'open' })
      .lookup({ from: 'signUps', localField: '_id', foreignField: 'eventId', as: 'people' })
      .end()
    expect(data).toMatchObject([{ people: [{ n: 7 }] }])
    expect(running.lines).toEqual([])
  })
})
