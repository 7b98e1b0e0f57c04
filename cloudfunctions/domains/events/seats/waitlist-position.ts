import type { SignUpRecord } from '../records'
import { countAhead } from '../store'

/** The place of somebody who waits, 1 being next; nothing for anybody else. */
export async function waitlistPosition(row: SignUpRecord): Promise<{ waitlistPosition?: number }> {
  if (row.status !== 'waitlisted' || row.queue === null) return {}
  return { waitlistPosition: (await countAhead(row.eventId, row.queue)) + 1 }
}
