import type tcb from '@cloudbase/node-sdk'

export type App = ReturnType<typeof tcb.init>
export type Db = ReturnType<App['database']>
export type Collection = ReturnType<Db['collection']>

export interface Opened {
  app: App
  close(): Promise<void>
}

/** What the tests of a topic work with; two collections, so that a real environment is not filled with them. */
export interface Topic {
  app(): App
  db(): Db
  /** The collection, with exactly these documents in it. */
  filled(docs: object[], name?: string): Promise<Collection>
}

export const mainCollection = 'conformance'
export const joinedCollection = 'conformance-joined'

export function topicOf(app: () => App): Topic {
  const db = () => app().database()
  return {
    app,
    db,
    filled: async (docs, name = mainCollection) => {
      await db()
        .createCollection(name)
        .catch(() => undefined)
      const collection = db().collection(name)
      await collection.where({ _id: db().command.exists(true) }).remove()
      if (docs.length > 0) await collection.add(docs)
      return collection
    },
  }
}

/** The ids found, in their order. */
export const idsOf = ({ data }: { data: { _id?: unknown }[] }): unknown[] => data.map(({ _id }) => _id)

type Shape = new (parts: object[]) => object

/** The SDK's types know of points only. */
interface Shapes {
  Point: new (longitude: number, latitude: number) => object
  LineString: Shape
  Polygon: Shape
  MultiPoint: Shape
  MultiLineString: Shape
  MultiPolygon: Shape
}

const hasShapes = (geo: object): geo is Shapes => ['LineString', 'Polygon', 'MultiPolygon'].every((name) => name in geo)

export function shapesOf({ Geo }: Db): Shapes {
  const geo: object = Geo
  if (!hasShapes(geo)) throw new Error('the SDK has no shapes')
  return geo
}
