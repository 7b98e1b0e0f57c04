import { after, pageFrom } from '../../kernel/paging'
import type { DeliveryRecord } from '../../kernel/outbox'
import { deliveries, deliveryId } from '../../kernel/outbox'
import type { Pipeline } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { TemplateName } from '../../platform/templates'
import { messageTemplates } from '../../platform/templates'
import { members } from '../members'
import type { NoticeRecord, PushCreditRecord } from './records'

export const notices = collection<NoticeRecord>('notices')
const pushCredits = collection<PushCreditRecord>('pushCredits')

type InboxLine = Pick<DeliveryRecord, '_id' | 'noticeId' | 'kind' | 'title' | 'publishedAt' | 'readAt'>

/** A page of somebody's inbox, the newest first, with the number of unread, in one operation that reads no other lines. */
export async function inboxPage(memberId: string, cursor: string | undefined, limit: number) {
  const _ = command()
  const $ = _.aggregate
  const page: Pipeline = $.pipeline()
    .match(_.and([{ memberId }, after(cursor, 'publishedAt', 'desc', 'instant')]))
    .sort({ publishedAt: -1, _id: -1 })
    .limit(limit + 1)
    .project({ noticeId: 1, kind: 1, title: 1, publishedAt: 1, readAt: 1 })
  const unread: Pipeline = $.pipeline().match({ memberId, readAt: null }).count('count')
  const [inbox] = await members.aggregate<{ lines: InboxLine[]; unread: { count: number }[] }>((pipeline) =>
    pipeline
      .match({ _id: memberId })
      .project({ _id: 1 })
      .lookup({ from: 'deliveries', let: {}, pipeline: page.done(), as: 'lines' })
      .lookup({ from: 'deliveries', let: {}, pipeline: unread.done(), as: 'unread' }),
  )
  return { unread: inbox?.unread[0]?.count ?? 0, ...pageFrom(inbox?.lines ?? [], limit, (line) => line.publishedAt) }
}

/** Marks a line as read if it is unread, and answers it; null when there is none. */
export async function readLine(noticeId: string, memberId: string, now: Date): Promise<DeliveryRecord | null> {
  const _id = deliveryId(noticeId, memberId)
  return (await deliveries.updateAndReturn({ _id, readAt: null }, { readAt: now })) ?? (await deliveries.get(_id))
}

/** Notes that somebody has taken note; again changes nothing. False when there is no such line. */
export async function acknowledgeLine(noticeId: string, memberId: string, now: Date): Promise<boolean> {
  const _id = deliveryId(noticeId, memberId)
  if ((await deliveries.update({ _id, acknowledgedAt: null }, { acknowledgedAt: now })) === 1) return true
  return (await deliveries.get(_id)) !== null
}

/** A page of notices within reach, the last changed first. */
export async function noticesWithin(scope: string[], authorId: string, cursor: string | undefined, limit: number) {
  const _ = command()
  const found = await notices.find(
    _.and([_.or([{ organisationPaths: _.in(scope) }, { authorId }]), after(cursor, 'updatedAt', 'desc', 'instant')]),
    {
      orderBy: [
        ['updatedAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit: limit + 1,
    },
  )
  return pageFrom(found, limit, (notice) => notice.updatedAt)
}

/** Notices whose rows are not all written. */
export function fillingNotices(): Promise<NoticeRecord[]> {
  return notices.find({ 'fanOut.state': 'filling' }, { limit: 20 })
}

/** Moves the mark on, unless another run has. */
export async function markFilled(noticeId: string, from: string | null, fanOut: NoticeRecord['fanOut']): Promise<boolean> {
  return (await notices.update({ _id: noticeId, 'fanOut.after': from, 'fanOut.state': 'filling' }, { fanOut })) === 1
}

function creditId(memberId: string, template: TemplateName): string {
  return `${memberId}_${template}`
}

/** One more message may be sent. */
export async function addCredit(memberId: string, template: TemplateName): Promise<void> {
  const _id = creditId(memberId, template)
  const more = () => pushCredits.update({ _id }, { left: command().inc(1) })
  if ((await more()) === 1) return
  // The first accept makes the row; if somebody made it meanwhile, it counts up after all.
  if (!(await pushCredits.insert({ _id, memberId, template, left: 1 }))) await more()
}

/** Gives one back that was not spent after all; not to whoever has withdrawn meanwhile. */
export async function returnCredit(memberId: string, template: TemplateName): Promise<void> {
  await pushCredits.update({ _id: creditId(memberId, template) }, { left: command().inc(1) })
}

/** Spends one; false when there is none. */
export async function spendCredit(memberId: string, template: TemplateName): Promise<boolean> {
  const _ = command()
  return (await pushCredits.update({ _id: creditId(memberId, template), left: _.gt(0) }, { left: _.inc(-1) })) === 1
}

/** What somebody allowed, by template. */
export function creditsOf(memberId: string): Promise<PushCreditRecord[]> {
  return pushCredits.find({ memberId }, { orderBy: [['_id', 'asc']], limit: Object.keys(messageTemplates).length })
}

/** Forgets what somebody allowed. */
export async function forgetCredits(memberId: string): Promise<void> {
  await pushCredits.remove({ memberId })
}

/** Takes somebody off the notices that were written to named members. */
export async function forgetNamed(memberId: string): Promise<void> {
  await notices.update({ 'audience.memberIds': memberId }, { 'audience.memberIds': command().pull(memberId) })
}

/** WeChat says that there are none left, whatever we believed. */
export async function zeroCredit(memberId: string, template: TemplateName): Promise<void> {
  await pushCredits.update({ _id: creditId(memberId, template) }, { left: 0 })
}
