import { requestFailed, unsupported } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import { valuesAt } from '../field-path'
import { type Piece, cornersOf, geometriesIn, piecesOf } from './geometry'
import { type Area, angleToPiece, isWithin, meet, planeOf } from './relations'
import { type Vector, angleBetween, earthRadius } from './sphere'

/** Tests what stands at a field's path. */
type GeoTest = (found: unknown[]) => boolean

function optionsOf(operator: string, operand: unknown): Doc {
  if (!isPlainObject(operand)) throw requestFailed(`${operator} requires an object`)
  return operand
}

/** Source: MongoDB manual, "$geoWithin". */
export function geoWithinTest(operand: unknown): GeoTest {
  const options = optionsOf('$geoWithin', operand)
  const [kind = ''] = Object.keys(options)
  if (kind === '$centerSphere') return withinCircle(options.$centerSphere)
  if (kind !== '$geometry') throw unsupported(`${kind || 'an empty object'} in $geoWithin`)
  const areas = piecesOf(options.$geometry).map((piece): { area: Area; plane: ReturnType<typeof planeOf> } => {
    if (piece.kind !== 'area')
      throw requestFailed('$geoWithin not supported with provided geometry: it needs a Polygon or MultiPolygon')
    return { area: piece, plane: planeOf(piece) }
  })
  const isInside = (piece: Piece) => areas.some(({ area, plane }) => isWithin(piece, area, plane))
  return (found) => geometriesIn(found).some((pieces) => pieces.every(isInside))
}

function withinCircle(operand: unknown): GeoTest {
  const [centre, radius]: unknown[] = Array.isArray(operand) ? operand : []
  if (typeof radius !== 'number' || !(radius >= 0))
    throw requestFailed('radius of $centerSphere must be a non-negative number of radians')
  if (radius >= Math.PI / 2) throw unsupported('a $centerSphere that reaches around half the globe')
  const at = pointOf({ type: 'Point', coordinates: centre }, '$centerSphere')
  return (found) =>
    geometriesIn(found).some((pieces) => pieces.flatMap(cornersOf).every((corner) => angleBetween(at, corner) <= radius))
}

/** Source: MongoDB manual, "$geoIntersects". */
export function geoIntersectsTest(operand: unknown): GeoTest {
  const wanted = piecesOf(optionsOf('$geoIntersects', operand).$geometry)
  wanted.forEach((piece) => piece.kind === 'area' && planeOf(piece))
  return (found) => geometriesIn(found).some((pieces) => pieces.some((piece) => wanted.some((other) => meet(piece, other))))
}

export function pointOf(value: unknown, operator: string): Vector {
  const [piece, ...more] = piecesOf(value)
  if (piece?.kind !== 'point' || more.length > 0)
    throw requestFailed(`${operator} requires a point, given ${JSON.stringify(value)}`)
  return piece.at
}

/** Metres from a place to the nearest geometry of a document's field; undefined when it has none. */
export const distanceFrom =
  (point: Vector, parts: readonly string[]) =>
  (doc: Doc): number | undefined => {
    const angles = geometriesIn(valuesAt(doc, parts)).map((pieces) =>
      Math.min(...pieces.map((piece) => angleToPiece(point, piece))),
    )
    return angles.length === 0 ? undefined : Math.min(...angles) * earthRadius
  }

export interface Near {
  /** Metres, undefined for a document that is not near: without a geometry, or beyond the bounds. */
  distance(doc: Doc): number | undefined
}

function bound(options: Doc, name: string): number | undefined {
  const value = options[name]
  if (value !== undefined && (typeof value !== 'number' || !(value >= 0)))
    throw requestFailed(`${name} must be a non-negative number`)
  return value as number | undefined
}

/** What `_.geoNear` asks. Source: MongoDB manual, "$nearSphere". */
export function nearOf(field: string, operand: unknown): Near {
  const options = optionsOf('$nearSphere', operand)
  const foreign = Object.keys(options).find((name) => !['$geometry', '$maxDistance', '$minDistance'].includes(name))
  if (foreign) throw unsupported(`${foreign} in $nearSphere`)
  const [least = 0, most = Infinity] = [bound(options, '$minDistance'), bound(options, '$maxDistance')]
  const distance = distanceFrom(vectorOfPoint(options.$geometry), field.split('.'))
  return {
    distance: (doc) => {
      const metres = distance(doc)
      return metres === undefined || metres < least || metres > most ? undefined : metres
    },
  }
}

const vectorOfPoint = (value: unknown) => pointOf(value, '$nearSphere')
