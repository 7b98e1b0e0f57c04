import type { Stored } from '../platform/database'
import { collection } from '../platform/database'
import type { MessageData, TemplateName } from '../platform/templates'

/** What becomes of the WeChat message of a delivery. `unknown`: the answer was lost or the power went before it was
 * noted, so it may have arrived; not sent again. */
export type PushState = 'owed' | 'sending' | 'sent' | 'noCredit' | 'refused' | 'unknown'

/** The WeChat message owed with a delivery. */
export interface Push {
  template: TemplateName
  /** The template's fields, already fitted to WeChat's lengths when sent. */
  fields: Record<string, string>
  state: PushState
  attempts: number
  /** Not before this instant. */
  nextAt: Date
  /** Not from this instant on: a reminder that comes too late, or at night, is none. Missing for what is told whenever it can be. */
  until?: Date
}

/**
 * What one person is owed: the row is the line in their inbox, whatever becomes of the WeChat message.
 * Its id is derived from what it tells and whom, so that writing it again changes nothing.
 */
export interface DeliveryRecord extends Stored {
  memberId: string
  noticeId: string
  kind: 'notice' | 'personal'
  title: string
  /** Personal messages carry their text; a notice's text stays with the notice. */
  body: string | null
  /** The page that shows what it is about. */
  page: string | null
  publishedAt: Date
  readAt: Date | null
  acknowledgedAt: Date | null
  push: Push | null
}

export const deliveries = collection<DeliveryRecord>('deliveries')

interface MessageTo<Name extends TemplateName> {
  /** Names the occasion; the same occasion and member make the same delivery. */
  occasion: string
  memberId: string
  title: string
  body: string
  page: string
  template: Name
  fields: MessageData<Name>
}

/** A message meant for one person, with the fields its template asks for. */
export type PersonalMessage = { [Name in TemplateName]: MessageTo<Name> }[TemplateName]

/** The delivery for a message meant for one person. */
export function personalDelivery(message: PersonalMessage, now: Date): DeliveryRecord {
  const noticeId = `p_${message.occasion}`
  return {
    _id: deliveryId(noticeId, message.memberId),
    memberId: message.memberId,
    noticeId,
    kind: 'personal',
    title: message.title,
    body: message.body,
    page: message.page,
    publishedAt: now,
    readAt: null,
    acknowledgedAt: null,
    push: { template: message.template, fields: message.fields, state: 'owed', attempts: 0, nextAt: now },
  }
}

/** One row a notice and person. */
export function deliveryId(noticeId: string, memberId: string): string {
  return `${noticeId}_${memberId}`
}
