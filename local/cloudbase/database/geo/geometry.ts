import { requestFailed } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import { type Position, type Vector, vectorOf } from './sphere'

/** The pieces of a geometry: points, stretches between two points, and areas of rings (the first outside, the others holes). */
export type Piece =
  { kind: 'point'; at: Vector } | { kind: 'stretch'; from: Vector; to: Vector } | { kind: 'area'; rings: Vector[][] }

const failure = (why: string) => requestFailed(`Can't extract geo keys: ${why}`)

function positionOf(value: unknown): Vector {
  const [longitude, latitude]: unknown[] = Array.isArray(value) ? value : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') throw failure('Point must only contain numeric elements')
  if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90))
    throw failure(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`)
  const position: Position = [longitude, latitude]
  return vectorOf(position)
}

function listOf(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw failure(`${what} coordinates must be a nonempty array`)
  return value
}

const point = (value: unknown): Piece[] => [{ kind: 'point', at: positionOf(value) }]

function line(value: unknown): Piece[] {
  const points = listOf(value, 'LineString').map(positionOf)
  if (points.length < 2) throw failure('LineString must have at least 2 positions')
  return points.slice(1).map((to, at): Piece => ({ kind: 'stretch', from: points[at] ?? to, to }))
}

const isSame = (a: Vector | undefined, b: Vector | undefined) =>
  a !== undefined && b !== undefined && a.every((part, at) => part === b[at])

function ring(value: unknown): Vector[] {
  const points = listOf(value, 'Polygon').map(positionOf)
  const named = JSON.stringify(value)
  if (points.length < 4) throw failure(`Loop must have at least 3 different vertices: ${named}`)
  if (!isSame(points[0], points.at(-1))) throw failure(`Loop is not closed: ${named}`)
  return points
}

const area = (value: unknown): Piece[] => [{ kind: 'area', rings: listOf(value, 'Polygon').map(ring) }]

const several =
  (what: string, piece: (value: unknown) => Piece[]) =>
  (value: unknown): Piece[] =>
    listOf(value, what).flatMap(piece)

/** Source: RFC 7946; MongoDB manual, "GeoJSON Objects". */
const readers: Record<string, (coordinates: unknown) => Piece[]> = {
  Point: point,
  LineString: line,
  Polygon: area,
  MultiPoint: several('MultiPoint', point),
  MultiLineString: several('MultiLineString', line),
  MultiPolygon: several('MultiPolygon', area),
}

/**
 * Takes GeoJSON apart.
 * @throws DATABASE_REQUEST_FAILED that says what is wrong with it
 */
export function piecesOf(value: unknown): Piece[] {
  const { type, coordinates, geometries }: Doc = isPlainObject(value) ? value : {}
  if (type === 'GeometryCollection') return listOf(geometries, type).flatMap(piecesOf)
  const read = typeof type === 'string' && Object.hasOwn(readers, type) ? readers[type] : undefined
  if (!read) throw failure(`unknown GeoJSON type: ${JSON.stringify(value)}`)
  return read(coordinates)
}

/** The geometries among values found at a field's path, or in an array there; what is none, or not valid, is left out. */
export function geometriesIn(found: unknown[]): Piece[][] {
  const values = found.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  return values.filter(isPlainObject).flatMap((value) => {
    try {
      return [piecesOf(value)]
    } catch {
      return []
    }
  })
}

/** Every corner of a piece. */
export function cornersOf(piece: Piece): Vector[] {
  if (piece.kind === 'point') return [piece.at]
  return piece.kind === 'stretch' ? [piece.from, piece.to] : piece.rings.flat()
}
