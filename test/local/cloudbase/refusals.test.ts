import { type RunningCloudBase, startCloudBase } from './support'

let running: RunningCloudBase
let app: ReturnType<RunningCloudBase['client']>
let db: ReturnType<typeof app.database>

beforeAll(async () => {
  running = await startCloudBase({ collections: { rows: [] } })
  app = running.client('refusals')
  db = app.database()
  await db.collection('rows').add({ _id: 'a', n: 1, at: new Date(0), list: [1, 2] })
})
afterAll(() => running.stop())

const raw = () => db.collection('rows').options({ raw: true })
const query = (condition: object) => () => raw().where(condition).get()
const update = (change: object) => () => raw().where({ _id: 'a' }).update(change)
const stage = (one: object) => () => raw().aggregate([one]).end()
const computed = (expression: unknown) => stage({ $project: { v: expression } })
const polygon = (...ring: number[][]) => ({ type: 'Polygon', coordinates: [ring] })
const halfGlobe = polygon([0, -10], [120, -10], [-120, -10], [0, -10])

/** What CloudBase may know and the stand-in does not: refused with its name, never answered wrongly. */
describe('what is not there', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['a text search', query({ $search: 'word' }), '$search'],
    ['code in a query', query({ $where: 'true' }), '$where'],
    ['bits in a query', query({ n: { $bitsAllSet: 1 } }), '$bitsAllSet'],
    [
      'flat geometry',
      query({
        at: {
          $geoWithin: {
            $box: [
              [0, 0],
              [1, 1],
            ],
          },
        },
      }),
      '$box',
    ],
    ['a polygon around half the globe', query({ at: { $geoWithin: { $geometry: halfGlobe } } }), 'half the globe'],
    ['the option x of a pattern', query({ n: { $regularExpression: { pattern: 'a', options: 'x' } } }), 'option x'],
    ['an anchor that JavaScript lacks', query({ n: { $regularExpression: { pattern: '\\Aa', options: '' } } }), '\\A'],
    ['a keyword of a schema', query({ $jsonSchema: { patternProperties: {} } }), 'patternProperties'],
    ['positions in an update', update({ $set: { 'list.$[]': 1 } }), '$[]'],
    ['a timestamp', update({ $currentDate: { at: { $type: 'timestamp' } } }), '$currentDate'],
    ['a graph look-up', stage({ $graphLookup: {} }), '$graphLookup'],
    ['a union of collections', stage({ $unionWith: 'rows' }), '$unionWith'],
    ['writing by aggregation', stage({ $out: 'other' }), '$out'],
    ['merging by aggregation', stage({ $merge: 'other' }), '$merge'],
    ['redaction', stage({ $redact: '$$KEEP' }), '$redact'],
    ['granularity', stage({ $bucketAuto: { groupBy: '$n', buckets: 2, granularity: 'R5' } }), 'granularity'],
    ['the score of a text search', computed({ $meta: 'textScore' }), '$meta'],
    ['code in an expression', computed({ $function: {} }), '$function'],
    ['the minutes of a zone', computed({ $dateToString: { date: '$at', format: '%Z' } }), '%Z'],
    ['a date in words', computed({ $dateFromString: { dateString: 'July 4, 2017' } }), 'July 4, 2017'],
    ['a decimal number', update({ $set: { n: { $numberDecimal: '1' } } }), 'Decimal128'],
    ['a whole number beyond 2^53', update({ $set: { n: { $numberLong: '9007199254740993' } } }), '2^53'],
  ])('%s is refused by its name', async (_what, run, name) => {
    const failure: unknown = await run().then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ code: expect.any(String) as string, message: expect.stringContaining(name) as string })
  })

  it('copying files is refused by its name', async () => {
    const body = JSON.stringify({ action: 'storage.batchCopyFile' })
    const answer = await fetch(`${running.url}/admin`, { method: 'POST', body })
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('storage.batchCopyFile') as string })
  })
})
