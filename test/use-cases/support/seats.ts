import { signUps } from '../../../cloudfunctions/domains/events'

/** How many seats the rows of an event hold, in all and of each quota; no number may stand in two rows. */
export async function seatsOf(eventId: string): Promise<{ held: number; byQuota: Record<string, number> }> {
  const rows = await signUps.find({ eventId }, { limit: 1000 })
  const seats = rows.flatMap((row) => row.seats)
  expect(new Set(seats).size).toBe(seats.length)
  const byQuota: Record<string, number> = {}
  for (const seat of seats) {
    const [quota, number] = typeof seat === 'string' ? seat.split('#') : []
    if (quota !== undefined && number !== undefined) byQuota[quota] = (byQuota[quota] ?? 0) + 1
  }
  for (const row of rows) {
    const own = row.seats.filter((seat) => typeof seat === 'number').length
    expect(own).toBe(['confirmed', 'offered'].includes(row.status) ? row.companions + 1 : 0)
  }
  return { held: seats.filter((seat) => typeof seat === 'number').length, byQuota }
}
