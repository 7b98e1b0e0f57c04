import { collection } from '../../../platform/database'
import type { AnnouncementRecord } from '../records'

export const announcements = collection<AnnouncementRecord>('announcements')

/** Announcements not all of whose deliveries are written. */
export function fillingAnnouncements(): Promise<AnnouncementRecord[]> {
  return announcements.find({ 'fanOut.state': 'filling' }, { limit: 20 })
}

/** Moves the mark on, unless another run has. */
export async function markFilled(_id: string, from: string | null, fanOut: AnnouncementRecord['fanOut']): Promise<boolean> {
  return (await announcements.update({ _id, 'fanOut.after': from, 'fanOut.state': 'filling' }, { fanOut })) === 1
}
