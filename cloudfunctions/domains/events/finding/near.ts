/** A place on the earth, in degrees. */
export interface Spot {
  latitude: number
  longitude: number
}

const earthMetres = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** How far two places are apart as the crow flies, in metres. */
export function metresBetween(a: Spot, b: Spot): number {
  const [up, across] = [radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2]
  const h = Math.sin(up) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(across) ** 2
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The narrowest bounds that hold every place so near: what an index can test, a little more than the circle. */
export function boundsAround({ latitude, longitude }: Spot, metres: number): { from: Spot; to: Spot } {
  const up = (metres / earthMetres) * (180 / Math.PI)
  const widest = Math.min(89.9, Math.abs(latitude) + up)
  const across = Math.min(180, up / Math.cos(radians(widest)))
  return {
    from: { latitude: latitude - up, longitude: longitude - across },
    to: { latitude: latitude + up, longitude: longitude + across },
  }
}
