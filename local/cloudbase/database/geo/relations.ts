import { booleanIntersects } from '@turf/boolean-intersects'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { lineString, polygon } from '@turf/helpers'
import { unsupported } from '../../errors'
import { type Piece, cornersOf } from './geometry'
import { type Plane, type Vector, angleBetween, angleToArc, centreOf, planeAround } from './sphere'

export type Area = Extract<Piece, { kind: 'area' }>

/** Radians within which a point lies on a line: less than a tenth of a millimetre. */
const touching = 1e-11

/** The flat picture around an area; MongoDB's areas are smaller than half the globe. */
export function planeOf(area: Area): Plane {
  const plane = planeAround(centreOf(area.rings.flat()))
  if (!area.rings.flat().every(plane.isInFront)) throw unsupported('a polygon that reaches around half the globe')
  return plane
}

const flatArea = (rings: readonly (readonly Vector[])[], plane: Plane) => polygon(rings.map((ring) => ring.map(plane.flat)))

/** A point on the border counts as inside. */
const holds = (area: Area, plane: Plane, at: Vector) =>
  plane.isInFront(at) && booleanPointInPolygon(plane.flat(at), flatArea(area.rings, plane))

/** A stretch is inside when its middle is, between every two crossings of the border. */
function holdsStretch(area: Area, plane: Plane, from: Vector, to: Vector): boolean {
  if (!holds(area, plane, from) || !holds(area, plane, to)) return false
  const [[x, y], [toX, toY]] = [plane.flat(from), plane.flat(to)]
  const [dx, dy] = [toX - x, toY - y]
  const shares = area.rings.flatMap((ring) =>
    ring.slice(1).flatMap((corner, at) => {
      const [[ax, ay], [bx, by]] = [plane.flat(ring[at] ?? corner), plane.flat(corner)]
      const slope = dx * (by - ay) - dy * (bx - ax)
      return slope === 0 ? [] : [((ax - x) * (by - ay) - (ay - y) * (bx - ax)) / slope]
    }),
  )
  const cuts = [0, ...shares.filter((share) => share > 0 && share < 1).sort((a, b) => a - b), 1]
  const shape = flatArea(area.rings, plane)
  return cuts.slice(1).every((cut, at) => {
    const middle = (cut + (cuts[at] ?? 0)) / 2
    return cut - (cuts[at] ?? 0) < 1e-9 || booleanPointInPolygon([x + dx * middle, y + dy * middle], shape)
  })
}

/** Whether a piece lies wholly inside an area. */
export function isWithin(piece: Piece, area: Area, plane: Plane): boolean {
  if (piece.kind === 'point') return holds(area, plane, piece.at)
  if (piece.kind === 'stretch') return holdsStretch(area, plane, piece.from, piece.to)
  const bordersInside = piece.rings.every((ring) =>
    ring.slice(1).every((to, at) => holdsStretch(area, plane, ring[at] ?? to, to)),
  )
  if (!bordersInside) return false
  const shape = flatArea(piece.rings, plane)
  return area.rings
    .slice(1)
    .every((hole) => !hole.some((corner) => booleanPointInPolygon(plane.flat(corner), shape, { ignoreBoundary: true })))
}

function flatPiece(piece: Exclude<Piece, { kind: 'point' }>, plane: Plane) {
  if (piece.kind === 'stretch') {
    const points = plane.clipped([piece.from, piece.to], false)
    return points.length < 2 ? undefined : lineString(points.map(plane.flat))
  }
  const rings = piece.rings.map((ring) => plane.clipped(ring, true)).filter((ring) => ring.length >= 4)
  return rings.length === 0 ? undefined : flatArea(rings, plane)
}

/** Whether two pieces have a point in common. */
export function meet(a: Piece, b: Piece): boolean {
  if (b.kind === 'point' && a.kind !== 'point') return meet(b, a)
  if (a.kind === 'point') return angleToPiece(a.at, b) < touching
  if (b.kind === 'area' && a.kind !== 'area') return meet(b, a)
  if (b.kind === 'point') return false
  const plane = a.kind === 'area' ? planeOf(a) : planeAround(centreOf(cornersOf(a)))
  const [one, other] = [flatPiece(a, plane), flatPiece(b, plane)]
  return one !== undefined && other !== undefined && booleanIntersects(one, other)
}

/** The angle from a point to the nearest point of a piece; inside an area it is 0. */
export function angleToPiece(point: Vector, piece: Piece): number {
  if (piece.kind === 'point') return angleBetween(point, piece.at)
  if (piece.kind === 'stretch') return angleToArc(point, piece.from, piece.to)
  if (holds(piece, planeOf(piece), point)) return 0
  return Math.min(...piece.rings.flatMap((ring) => ring.slice(1).map((to, at) => angleToArc(point, ring[at] ?? to, to))))
}
