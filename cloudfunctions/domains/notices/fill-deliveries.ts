import type { DeliveryRecord } from '../../kernel/outbox'
import { deliveries, deliveryId } from '../../kernel/outbox'
import { recipientsAfter } from './recipients'
import type { NoticeRecord } from './records'
import { fillingNotices, markFilled } from './store'

const batch = 200

/**
 * Writes the rows of a published notice's recipients, batch by batch. A row's id comes from notice and member and the mark moves only after
 * its batch, so a run that dies is repeated without a second row for anybody. Answers how many recipients were worked through.
 */
export async function fillDeliveries(notice: NoticeRecord, most: number): Promise<number> {
  let { after, recipients } = notice.fanOut
  let worked = 0
  while (worked < most) {
    const { memberIds, last, done } = await recipientsAfter(notice.audience, after, batch)
    if (memberIds.length > 0) await deliveries.insertMissing(memberIds.map((memberId) => deliveryOf(notice, memberId)))
    const next = {
      state: done ? ('done' as const) : ('filling' as const),
      // Whoever was last need not be remembered once everybody has a row.
      after: done ? null : (last ?? after),
      recipients: recipients + memberIds.length,
    }
    if (!(await markFilled(notice._id, after, next))) break
    worked += memberIds.length
    if (done) break
    after = next.after
    recipients = next.recipients
  }
  return worked
}

/** Goes on with every notice whose rows are not all written. Run by the timer. */
export async function fillAll(most: number): Promise<number> {
  let worked = 0
  for (const notice of await fillingNotices()) worked += await fillDeliveries(notice, most - worked)
  return worked
}

function deliveryOf(notice: NoticeRecord, memberId: string): DeliveryRecord {
  const publishedAt = notice.publishedAt ?? notice.updatedAt
  return {
    _id: deliveryId(notice._id, memberId),
    memberId,
    noticeId: notice._id,
    kind: 'notice',
    title: notice.title,
    body: null,
    page: null,
    publishedAt,
    readAt: null,
    acknowledgedAt: null,
    push: {
      template: 'noticePublished',
      fields: {
        thing1: notice.title,
        thing2: notice.organisationNames[0] ?? '',
        time3: publishedAt.toISOString(),
        thing4: '点开查看全文',
      },
      state: 'owed',
      attempts: 0,
      nextAt: publishedAt,
    },
  }
}
