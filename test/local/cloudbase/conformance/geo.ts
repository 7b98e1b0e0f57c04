import { docs, place, ring, square } from './places'
import { type Collection, type Topic, idsOf, shapesOf } from './topic'

/** Places: kept, found near, within and crossing. */
export function geo({ db, filled }: Topic): void {
  describe('geo', () => {
    let rows: Collection
    const near = () => new (db().Geo.Point)(113.3089506, 23.0968251)
    const found = async (at: object) => idsOf(await rows.where({ at }).get())
    beforeAll(async () => {
      rows = await filled(docs)
    })

    it('geoNear answers the nearest first, between two distances in metres', async () => {
      const { command: _ } = db()
      expect(await found(_.geoNear({ geometry: near() }))).toEqual(['tower', 'mountain', 'palace', 'wall'])
      expect(await found(_.geoNear({ geometry: near(), maxDistance: 6643, minDistance: 100 }))).toEqual(['tower'])
      expect(await found(_.geoNear({ geometry: near(), minDistance: 6643, maxDistance: 6644 }))).toEqual(['mountain'])
      expect(
        idsOf(
          await rows
            .where({ at: _.geoNear({ geometry: near() }), city: /zhou/ })
            .orderBy('_id', 'asc')
            .get(),
        ),
      ).toEqual(['mountain', 'tower'])
      expect(
        idsOf(
          await rows
            .where({ at: _.geoNear({ geometry: near() }) })
            .skip(1)
            .limit(2)
            .get(),
        ),
      ).toEqual(['mountain', 'palace'])
    })

    it('aggregate geoNear writes the distance and the place', async () => {
      const near1 = {
        near: near(),
        spherical: true,
        distanceField: 'away',
        key: 'at',
        includeLocs: 'place',
        query: { city: /zhou/ },
      }
      const { data } = await rows
        .aggregate()
        .geoNear({ ...near1, minDistance: 5000, distanceMultiplier: 0.001 })
        .end()
      expect(data).toEqual([{ ...docs[1], away: expect.closeTo(6.643521654040738, 9), place: docs[1]?.at }])
      const exact = await rows
        .aggregate()
        .geoNear({ ...near1, minDistance: 5000 })
        .project({ away: 1 })
        .end()
      expect(exact.data).toEqual([{ _id: 'mountain', away: 6643.521654040738 }])
    })

    it('geoWithin a polygon, with a hole, of several, and a circle', async () => {
      const { command: _ } = db()
      const Geo = shapesOf(db())
      const around = square(db(), 113.3, 23.14, 0.1)
      const inside = square(db(), 113.30593, 23.1361155, 0.01)
      const beijing = new Geo.Polygon([square(db(), 116.3, 40, 1)])
      expect((await found(_.geoWithin({ geometry: new Geo.Polygon([around]) }))).sort()).toEqual(['mountain', 'tower'])
      expect(await found(_.geoWithin({ geometry: new Geo.Polygon([around, inside]) }))).toEqual(['mountain'])
      const both = new Geo.MultiPolygon([new Geo.Polygon([around]), beijing])
      expect(await found(_.geoWithin({ geometry: both }))).toHaveLength(4)
      expect(await found(_.geoWithin({ centerSphere: [near(), 5 / 6378.1] }))).toEqual(['tower'])
      expect(await found(_.geoWithin({ centerSphere: [[116.3, 40], 0.01] }))).toHaveLength(2)
    })

    it('the edges of a polygon are the shortest ways on the globe', async () => {
      rows = await filled([
        { _id: 'north', at: place(0, 52) },
        { _id: 'south', at: place(0, 49) },
      ])
      const { command: _ } = db()
      const Geo = shapesOf(db())
      const wide = new Geo.Polygon([ring(db(), [-40, 40], [40, 40], [40, 50], [-40, 50], [-40, 40])])
      expect((await found(_.geoWithin({ geometry: wide }))).sort()).toEqual(['north', 'south'])
    })

    it('every geometry is kept, and met by others', async () => {
      const { command: _ } = db()
      const Geo = shapesOf(db())
      const shapes = {
        point: near(),
        line: square(db(), 0, 0, 2),
        polygon: new Geo.Polygon([square(db(), 0, 0, 2), square(db(), 0, 0, 1)]),
        points: new Geo.MultiPoint([near(), new Geo.Point(0, 0)]),
        lines: new Geo.MultiLineString([square(db(), 0, 0, 2), square(db(), 50, 0, 2)]),
        polygons: new Geo.MultiPolygon([new Geo.Polygon([square(db(), 0, 0, 2)]), new Geo.Polygon([square(db(), 170, 0, 2)])]),
      }
      rows = await filled([{ _id: 's', ...shapes }])
      expect((await rows.doc('s').get()).data).toEqual([{ _id: 's', ...shapes }])
      const meets = async (field: string, geometry: unknown) =>
        (await rows.where({ [field]: _.geoIntersects({ geometry }) } as object).count()).total
      const cut = new Geo.LineString([new Geo.Point(-3, 0), new Geo.Point(0, 0)])
      const middle = new Geo.LineString([new Geo.Point(-0.5, 0), new Geo.Point(0.5, 0)])
      const asked = ['point', 'line', 'polygon', 'points', 'lines', 'polygons']
      expect(await Promise.all(asked.map((field) => meets(field, cut)))).toEqual([0, 1, 1, 1, 1, 1])
      expect(await Promise.all(asked.map((field) => meets(field, middle)))).toEqual([0, 0, 0, 1, 0, 1])
      expect(await Promise.all(asked.map((field) => meets(field, new Geo.Point(0, 0))))).toEqual([0, 0, 0, 1, 0, 1])
      expect(await Promise.all(asked.map((field) => meets(field, new Geo.Polygon([square(db(), 0, 0, 9)]))))).toEqual([
        0, 1, 1, 1, 1, 1,
      ])
    })

    it.each([
      [
        'a ring that is open',
        {
          $geoWithin: {
            $geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [1, 0],
                  [1, 1],
                  [0, 1],
                ],
              ],
            },
          },
        },
      ],
      ['a longitude beyond 180', { $nearSphere: { $geometry: { type: 'Point', coordinates: [181, 0] } } }],
      ['a distance below 0', { $nearSphere: { $geometry: { type: 'Point', coordinates: [1, 0] }, $maxDistance: -1 } }],
      [
        'within a line',
        {
          $geoWithin: {
            $geometry: {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 0],
              ],
            },
          },
        },
      ],
      ['a geometry of no type', { $geoIntersects: { $geometry: { coordinates: [0, 0] } } }],
    ])('refuse %s', async (_name, at) => {
      await expect(rows.options({ raw: true }).where({ at }).get()).rejects.toHaveProperty('code')
    })
  })
}
