import { type RunningCloudBase, startCloudBase } from './support'

let running: RunningCloudBase
let db: ReturnType<ReturnType<RunningCloudBase['client']>['database']>

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))
const docs = [
  { _id: 'a', n: 1, s: 'b', at: at(3), tags: ['x', 'y'], items: [{ k: 1, v: 'p' }, { k: 2 }], deep: { x: 1, y: 2 } },
  { _id: 'b', n: 2, s: 'a', at: at(1), tags: [], items: [], deep: { y: 2, x: 1 } },
  { _id: 'c', n: 10, s: 'B', at: at(2), tags: ['y'], note: null },
  { _id: 'd', n: -1.5, s: '中文', at: at(4), note: 'N' },
  { _id: 'e', n: 'text', s: '\u{1F600}' },
  { _id: 'f', n: true, s: '\uff21' },
]

beforeAll(async () => {
  running = await startCloudBase({
    collections: {
      plain: [],
      indexed: [
        { name: 'n', fields: [['n', 1]] },
        {
          name: 'sAt',
          fields: [
            ['s', 1],
            ['at', -1],
          ],
        },
        {
          name: 'tagsN',
          fields: [
            ['tags', 1],
            ['n', 1],
          ],
        },
        { name: 'kinds', fields: [['items.k', -1]] },
        {
          name: 'note',
          fields: [
            ['note', 1],
            ['_id', 1],
          ],
        },
        { name: 'at', fields: [['at', -1]] },
      ],
    },
  })
  db = running.client('shared').database()
  await db.collection('plain').add(docs)
  await db.collection('indexed').add(docs)
})
afterAll(() => running.stop())

const idsOf = ({ data }: { data: { _id?: string }[] }) => data.map(({ _id }) => _id)

function queries(): [string, object, string[]][] {
  const _ = db.command
  return [
    ['a value', { n: 1 }, ['a']],
    ['a value of another type', { n: '1' }, []],
    ['one of several', { n: _.in([1, 10, true]) }, ['a', 'c', 'f']],
    ['none of several', { n: _.nin([1, 10, true]) }, ['b', 'd', 'e']],
    ['not equal', { n: _.neq(1) }, ['b', 'c', 'd', 'e', 'f']],
    ['a range, of numbers only', { n: _.gt(-2).and(_.lt(5)) }, ['a', 'b', 'd']],
    ['a range of instants', { at: _.gte(at(2)).and(_.lte(at(3))) }, ['a', 'c']],
    ['a range of texts', { s: _.lt('b') }, ['b', 'c']],
    ['texts beyond U+FFFF', { s: _.gt('\uff20') }, ['e', 'f']],
    ['an element of an array', { tags: 'y' }, ['a', 'c']],
    ['a whole array', { tags: ['x', 'y'] }, ['a']],
    ['all elements', { tags: _.all(['y', 'x']) }, ['a']],
    ['the size of an array', { tags: _.size(0) }, ['b']],
    ['a field inside an array', { 'items.k': 2 }, ['a']],
    ['an element that meets all', { items: _.elemMatch({ k: 1, v: 'p' }) }, ['a']],
    ['no element that meets all', { items: _.elemMatch({ k: 2, v: 'p' }) }, []],
    ['null or missing', { note: null }, ['a', 'b', 'c', 'e', 'f']],
    ['missing inside an array', { 'items.v': null }, ['a', 'c', 'd', 'e', 'f']],
    ['existing', { note: _.exists(true) }, ['c', 'd']],
    ['an object, field by field', { 'deep.x': 1, 'deep.y': 2 }, ['a', 'b']],
    ['a pattern', { s: /^b/i }, ['a', 'c']],
    ['a pattern of the database', { s: db.RegExp({ regexp: '^B', options: 'i' }) }, ['a', 'c']],
    ['one condition or another', _.or([{ n: 1 }, { s: 'a' }]), ['a', 'b']],
    ['both conditions', _.and([{ n: _.gt(0) }, { at: _.lt(at(3)) }]), ['b', 'c']],
    ['neither condition', _.nor([{ n: _.gt(0) }, { s: '中文' }]), ['e', 'f']],
    ['the opposite', { n: _.not(_.gt(0)) }, ['d', 'e', 'f']],
    ['ids', { _id: _.in(['f', 'a', 'none']) }, ['a', 'f']],
    ['ids from one on', { _id: _.gt('c') }, ['d', 'e', 'f']],
    ['a comparison of two fields', _.expr(_.aggregate.eq(['$deep.x', '$n'])), ['a']],
  ]
}

describe.each(['plain', 'indexed'])('in the %s collection', (name) => {
  const names = Array.from({ length: 29 }, (_none, position) => position)
  it.each(names)('query %i finds what MongoDB finds', async (position) => {
    const [title, query, ids] = queries()[position] ?? ['', {}, []]
    expect({ title, ids: idsOf(await db.collection(name).where(query).get()).sort() }).toEqual({ title, ids })
  })

  it("sorts by MongoDB's order of types and texts", async () => {
    const by = async (field: string, direction: 'asc' | 'desc') =>
      idsOf(await db.collection(name).orderBy(field, direction).limit(6).get())
    expect(await by('n', 'asc')).toEqual(['d', 'a', 'b', 'c', 'e', 'f'])
    expect(await by('n', 'desc')).toEqual(['f', 'e', 'c', 'b', 'a', 'd'])
    expect(await by('s', 'asc')).toEqual(['c', 'b', 'a', 'd', 'f', 'e'])
    expect((await by('at', 'desc')).slice(0, 4)).toEqual(['d', 'a', 'c', 'b'])
    expect((await by('tags', 'asc')).slice(0, 1)).toEqual(['b'])
  })

  it('pages by a cursor', async () => {
    const _ = db.command
    const page = (query: object) => db.collection(name).where(query).orderBy('at', 'desc').orderBy('_id', 'desc').limit(2).get()
    expect(idsOf(await page({ at: _.exists(true) }))).toEqual(['d', 'a'])
    expect(idsOf(await page(_.or([{ at: _.lt(at(3)) }, { at: at(3), _id: _.lt('a') }])))).toEqual(['c', 'b'])
  })

  it('skips, limits and projects', async () => {
    const found = await db.collection(name).where({}).orderBy('_id', 'asc').skip(1).limit(2).field({ s: true, _id: false }).get()
    expect(found.data).toEqual([{ s: 'a' }, { s: 'B' }])
  })
})

describe('a query', () => {
  it('is refused when an operator is not supported, by name', async () => {
    const text = db.command.text({ search: 'word', diacriticSensitive: false })
    await expect(db.collection('plain').where(text).get()).rejects.toMatchObject({
      message: expect.stringContaining('$search'),
    })
  })

  it('is refused when the collection does not exist', async () => {
    await expect(db.collection('nowhere').get()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
    await db.createCollection('somewhere')
    expect((await db.collection('somewhere').get()).data).toEqual([])
    await expect(db.createCollection('somewhere')).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_EXIST' })
    await expect(db.createCollection('plain')).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_EXIST' })
  })

  it('answers 100 documents when no limit is named, at most 1000', async () => {
    const own = running.client().database().collection('plain')
    await own.add(Array.from({ length: 1100 }, (_none, n) => ({ n })))
    expect((await own.get()).data).toHaveLength(100)
    expect((await own.limit(5000).get()).data).toHaveLength(1000)
    await own.where({ n: 1, s: 'x' }).orderBy('at', 'desc').get()
    expect(running.lines).toContainEqual(
      expect.objectContaining({
        event: 'database.unindexedQuery',
        collection: 'plain',
        scanned: 1100,
        wantedIndex: [
          ['n', 1],
          ['s', 1],
          ['at', -1],
        ],
      }),
    )
  })

  it('sees nothing of another environment', async () => {
    expect((await running.client().database().collection('plain').get()).data).toEqual([])
  })
})
