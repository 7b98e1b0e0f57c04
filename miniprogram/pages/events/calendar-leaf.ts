import { inShanghai } from '../../services/shanghai'

/** The day of an instant in Shanghai, as a leaf of a wall calendar shows it. */
export function calendarLeaf(instant: string): { month: string; day: string } {
  const local = inShanghai(Date.parse(instant))
  return { month: `${local.getUTCMonth() + 1}月`, day: String(local.getUTCDate()) }
}
