import type { DeliveryRecord } from '../../kernel/outbox'
import { deliveries, deliveryId } from '../../kernel/outbox'
import { command, transact } from '../../platform/database'
import { forgetCredits, notices } from './store'

const portion = 100

/**
 * Puts one member where another stood: what they were told and what they wrote. What they allowed us to send goes, because WeChat gave it for
 * the other WeChat. May be repeated.
 */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  await notices.update({ authorId: fromId }, { authorId: toId })
  // Where a finished fan-out ended tells nothing any more.
  await notices.update({ 'fanOut.after': fromId, 'fanOut.state': 'done' }, { 'fanOut.after': null })
  await moveNamed(fromId, toId)
  for (;;) {
    const found = await deliveries.find({ memberId: fromId }, { limit: portion, fields: { noticeId: 1 } })
    for (const { _id, noticeId } of found) await moveDelivery(_id, deliveryId(noticeId, toId), toId)
    if (found.length < portion) break
  }
  await forgetCredits(fromId)
}

/** In notices to named members. One that is just going out is gone through once more, because the rows are written in the order of ids. */
async function moveNamed(fromId: string, toId: string): Promise<void> {
  const _ = command()
  const named = { 'audience.memberIds': fromId }
  await notices.update(named, { 'audience.memberIds': _.addToSet(toId) })
  await notices.update({ ...named, 'fanOut.state': 'filling' }, { 'fanOut.after': null, 'fanOut.recipients': 0 })
  await notices.update(named, { 'audience.memberIds': _.pull(fromId) })
}

/** The line and the message owed with it are in one row before and after, so that nobody is told twice. */
async function moveDelivery(fromRowId: string, toRowId: string, toId: string): Promise<void> {
  await transact(async (transaction) => {
    const going = await transaction.get(deliveries, fromRowId)
    const standing = await transaction.get(deliveries, toRowId)
    if (!going) return
    if (standing) await transaction.update(deliveries, toRowId, seenInEither(standing, going))
    else await transaction.insert(deliveries, { ...going, _id: toRowId, memberId: toId })
    // No run sends it from here any more; one that is sending it just now notes its end on a row that goes.
    if (going.push) await transaction.update(deliveries, fromRowId, { push: { ...going.push, state: 'unknown' } })
  })
  await deliveries.remove({ _id: fromRowId })
}

function seenInEither(kept: DeliveryRecord, going: DeliveryRecord): Pick<DeliveryRecord, 'readAt' | 'acknowledgedAt'> {
  return { readAt: kept.readAt ?? going.readAt, acknowledgedAt: kept.acknowledgedAt ?? going.acknowledgedAt }
}

/** What a merge would move. */
export async function toMove(goId: string): Promise<{ deliveries: number; notices: number }> {
  const [told, written] = await Promise.all([deliveries.count({ memberId: goId }), notices.count({ authorId: goId })])
  return { deliveries: told, notices: written }
}
