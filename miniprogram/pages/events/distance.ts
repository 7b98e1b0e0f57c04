/** 离您约 300 米, 离您约 1.2 公里. */
export function distanceText(metres: number): string {
  if (metres < 1000) return `离您约 ${Math.max(100, Math.round(metres / 100) * 100)} 米`
  return `离您约 ${metres < 10_000 ? (metres / 1000).toFixed(1) : Math.round(metres / 1000)} 公里`
}
