import type { DeliveryRecord } from '../../../kernel/outbox'
import { deliveries, deliveryId } from '../../../kernel/outbox'
import type { Criteria } from '../../../platform/database'
import { command } from '../../../platform/database'
import { approvedMembers } from '../../members'
import type { AnnouncementRecord, SignUpRecord } from '../records'
import { events, signUpId, signUps } from '../store'
import { fillingAnnouncements, markFilled } from './announcement-store'
import { among } from './recipients'
import { pushUntil, stillHolds } from './reminder-rules'

const batch = 200

/**
 * Writes the deliveries of announcements, batch by batch. A delivery's id comes from announcement and member and the mark moves only after
 * its batch, so a run that dies is repeated without a second message for anybody. Answers how many people were worked through.
 */
export async function fillAnnouncements(most: number): Promise<number> {
  let worked = 0
  for (const announcement of await fillingAnnouncements()) worked += await fill(announcement, most - worked)
  return worked
}

async function fill(announcement: AnnouncementRecord, most: number): Promise<number> {
  let { after, recipients } = announcement.fanOut
  let worked = 0
  // A reminder of an event that was called off or moved since reaches nobody else; of the new time there will be one of its own.
  const event = await events.get(announcement.eventId)
  if (!stillHolds(announcement, event)) {
    await markFilled(announcement._id, after, { state: 'done', after: null, recipients })
    return 0
  }
  while (worked < most) {
    const rows = await recipientsAfter(announcement, after)
    const approved = await approvedMembers(rows.map(({ memberId }) => memberId))
    if (approved.length > 0) await deliveries.insertMissing(approved.map(({ _id }) => deliveryOf(announcement, _id)))
    const done = rows.length < batch
    const from = after
    after = done ? null : (rows.at(-1)?.memberId ?? after)
    recipients += approved.length
    const moved = await markFilled(announcement._id, from, { state: done ? 'done' : 'filling', after, recipients })
    worked += rows.length
    if (done || !moved) break
  }
  return worked
}

function recipientsAfter({ eventId, to }: AnnouncementRecord, after: string | null): Promise<Pick<SignUpRecord, 'memberId'>[]> {
  const beyond: Criteria = after === null ? {} : { _id: command().gt(signUpId(eventId, after)) }
  return signUps.find({ ...among(eventId, to), ...beyond }, { orderBy: [['_id', 'asc']], limit: batch, fields: { memberId: 1 } })
}

function deliveryOf(
  { _id, eventId, kind, title, body, template, fields, at }: AnnouncementRecord,
  memberId: string,
): DeliveryRecord {
  return {
    _id: deliveryId(_id, memberId),
    memberId,
    noticeId: _id,
    kind: 'personal',
    title,
    body,
    page: kind === 'over' ? `/pages/events/rate/rate?eventId=${eventId}` : `/pages/events/detail/detail?eventId=${eventId}`,
    publishedAt: at,
    readAt: null,
    acknowledgedAt: null,
    push: { template, fields, state: 'owed', attempts: 0, nextAt: at, ...pushUntil({ kind, fields, at }) },
  }
}
