/** A point of the unit sphere. */
export type Vector = readonly [number, number, number]
export type Position = readonly [longitude: number, latitude: number]

/** Metres; the radius MongoDB computes with. Source: mongodb/mongo, src/mongo/db/geo/geoconstants.h. */
export const earthRadius = 6_378_100

const radians = Math.PI / 180

export function vectorOf([longitude, latitude]: Position): Vector {
  const [theta, phi] = [longitude * radians, latitude * radians]
  const cosine = Math.cos(phi)
  return [Math.cos(theta) * cosine, Math.sin(theta) * cosine, Math.sin(phi)]
}

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

const length = (a: Vector) => Math.sqrt(dot(a, a))

export function normalized(a: Vector): Vector {
  const size = length(a)
  return size === 0 ? a : [a[0] / size, a[1] / size, a[2] / size]
}

/** Radians; this form keeps its digits for short distances, as MongoDB's. */
export const angleBetween = (a: Vector, b: Vector): number => Math.atan2(length(cross(a, b)), dot(a, b))

/** The angle from a point to the nearest point of the shortest arc between two. */
export function angleToArc(point: Vector, from: Vector, to: Vector): number {
  const normal = cross(from, to)
  const isBeside = dot(cross(normal, from), point) >= 0 && dot(cross(to, normal), point) >= 0
  if (length(normal) > 0 && isBeside) return Math.abs(Math.asin(Math.min(1, Math.max(-1, dot(normalized(normal), point)))))
  return Math.min(angleBetween(point, from), angleBetween(point, to))
}

/** The middle of some points. */
export const centreOf = (points: readonly Vector[]): Vector =>
  normalized(points.reduce<Vector>((sum, point) => [sum[0] + point[0], sum[1] + point[1], sum[2] + point[2]], [0, 0, 0]))

/** Points nearly 90 degrees from the centre would be projected to infinity. */
const horizon = 1e-3

/** Around a centre, the flat picture in which every shortest arc of its half of the globe is a straight line. */
export interface Plane {
  isInFront(point: Vector): boolean
  flat(point: Vector): [number, number]
  /** A closed ring or an open line without what lies behind the horizon. */
  clipped(points: readonly Vector[], isRing: boolean): Vector[]
}

export function planeAround(centre: Vector): Plane {
  const helper: Vector = Math.abs(centre[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]
  const east = normalized(cross(helper, centre))
  const north = cross(centre, east)
  const isInFront = (point: Vector) => dot(point, centre) > horizon
  const crossing = (a: Vector, b: Vector): Vector => {
    const share = (dot(a, centre) - 2 * horizon) / (dot(a, centre) - dot(b, centre))
    return normalized([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share])
  }
  return {
    isInFront,
    flat: (point) => {
      const depth = dot(point, centre)
      return [dot(point, east) / depth, dot(point, north) / depth]
    },
    clipped: (points, isRing) => {
      const found = points.flatMap((point, at) => {
        const previous = points[at - 1]
        const entering = previous && isInFront(previous) !== isInFront(point) ? [crossing(previous, point)] : []
        return isInFront(point) ? [...entering, point] : entering
      })
      const [first] = found
      return isRing && first && found.at(-1) !== first ? [...found, first] : found
    },
  }
}
