import { grouping } from './grouping-cases'
import { type Pipeline, docs, shaping } from './shaping-cases'
import { type Collection, type Topic, joinedCollection } from './topic'

/** Stages of aggregation. */
export function aggregation({ db, filled }: Topic): void {
  describe('aggregation', () => {
    let rows: Collection
    beforeAll(async () => {
      rows = await filled(docs)
      await filled(
        [
          { _id: 'j1', kind: 'a', w: 1 },
          { _id: 'j2', kind: 'a', w: 2 },
          { _id: 'j3', w: 3 },
        ],
        joinedCollection,
      )
    })

    it.each([...shaping, ...grouping])('%s', async (_name, run, expected) => {
      expect((await run(rows.aggregate(), db()).end()).data).toEqual(expected)
    })

    it('lookup by fields, a missing one being null', async () => {
      const joined = rows.aggregate().lookup({ from: joinedCollection, localField: 'kind', foreignField: 'kind', as: 'found' })
      const { data } = await joined.project({ found: '$found._id' }).end()
      expect((data as { found: string[] }[]).map(({ found }) => found.join(''))).toEqual(['j1j2', '', 'j1j2', '', 'j3', 'j3'])
    })

    it('lookup by a pipeline with variables', async () => {
      const { command: _ } = db()
      const $ = _.aggregate
      const pipeline = $.pipeline()
        .match(_.expr($.and([$.eq(['$kind', '$$k']), $.gt(['$w', 1])])))
        .project({ w: 1 })
        .done()
      const { data } = await rows
        .aggregate()
        .match({ _id: 1 })
        .lookup({ from: joinedCollection, let: { k: '$kind' }, pipeline, as: 'in.found' })
        .project({ in: 1 })
        .end()
      expect(data).toEqual([{ _id: 1, in: { found: [{ _id: 'j2', w: 2 }] } }])
    })

    it('sample', async () => {
      expect((await rows.aggregate().sample({ size: 2 }).end()).data).toHaveLength(2)
      expect((await rows.aggregate().sample({ size: 50 }).end()).data).toHaveLength(6)
    })

    it('stages as MongoDB writes them', async () => {
      const raw = rows
        .options({ raw: true })
        .aggregate([
          { $match: { n: { $gt: 20 } } },
          { $facet: { all: [{ $count: 'n' }], one: [{ $limit: 1 }, { $project: { _id: 1 } }] } },
        ])
      expect((await raw.end()).data).toEqual([{ all: [{ n: 2 }], one: [{ _id: 3 }] }])
    })

    it.each<[string, (pipeline: Pipeline) => Pipeline]>([
      ['a stage nobody knows', (p) => p._pipe('explode', {})],
      ['a limit of nothing', (p) => p.limit(0)],
      ['keeping and leaving out', (p) => p.project({ a: 1, b: 0 })],
      ['an empty project', (p) => p.project({})],
      ['a group without _id', (p) => p.group({ n: { $sum: 1 } })],
      ['a field of a group that is no accumulator', (p) => p.group({ _id: null, n: '$n' })],
      ['boundaries out of order', (p) => p.bucket({ groupBy: '$n', boundaries: [10, 0] })],
      ['a value in no bucket', (p) => p.bucket({ groupBy: '$n', boundaries: [0, 10] })],
      ['a root that is no object', (p) => p.replaceRoot({ newRoot: '$n' })],
      ['an unwind of no path', (p) => p.unwind('list')],
      [
        'a lookup in a collection that does not exist',
        (p) => p.lookup({ from: 'conformance-none', localField: 'a', foreignField: 'b', as: 'c' }),
      ],
    ])('refuses %s', async (_name, run) => {
      await expect(run(rows.aggregate()).end()).rejects.toHaveProperty('code')
    })
  })
}
