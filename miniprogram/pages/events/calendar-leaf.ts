const shanghaiOffset = 8 * 3_600_000

/** The day of an instant in Shanghai, as a leaf of a wall calendar shows it. */
export function calendarLeaf(instant: string): { month: string; day: string } {
  const local = new Date(Date.parse(instant) + shanghaiOffset)
  return { month: `${local.getUTCMonth() + 1}月`, day: String(local.getUTCDate()) }
}
