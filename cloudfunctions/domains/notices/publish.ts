import type { UseCase } from '../../kernel/use-case'
import { changeNotice } from './change-notice'
import { fillDeliveries } from './fill-deliveries'

/** Rows written before the publisher gets an answer; the timer writes the rest. A small association has its notice at once. */
const rowsAtOnce = 400

export const publish: UseCase<'notices.publish'> = async ({ noticeId }, context) => {
  const { now } = context
  const notice = await changeNotice('publish', noticeId, context, {
    status: 'published',
    publishedAt: now,
    fanOut: { state: 'filling', after: null, recipients: 0 },
  })
  await fillDeliveries(notice, rowsAtOnce)
  return { done: true }
}
