import { type Db, shapesOf } from './topic'

export const place = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] })
export const docs = [
  { _id: 'tower', city: 'Guangzhou', at: place(113.30593, 23.1361155) },
  { _id: 'mountain', city: 'Hangzhou', at: place(113.306789, 23.1564721) },
  { _id: 'palace', city: 'Beijing', at: place(116.3949659, 39.9163447) },
  { _id: 'wall', city: 'Beijing', at: place(116.2328567, 40.242373) },
  { _id: 'none', city: 'Zhuzhou' },
]

export function ring(db: Db, ...corners: [number, number][]) {
  const { LineString, Point } = shapesOf(db)
  return new LineString(corners.map(([x, y]) => new Point(x, y)))
}
export const square = (db: Db, x: number, y: number, half: number) =>
  ring(db, [x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half], [x - half, y - half])
