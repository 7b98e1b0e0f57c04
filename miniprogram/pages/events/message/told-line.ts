import type { OutputOf } from '../../../services/api'
import { agoText } from '../../../services/when'
import { announcementLabels, recipientLabels } from '../../../shared/labels'

type Told = OutputOf<'events.listMessages'>['items'][number]

export interface ToldLine {
  messageId: string
  heading: string
  /** 刚刚 · 王负责 · 已报名的人 */
  note: string
  /** 正在发送，已有 200 人收到 */
  reached: string
  body: string
}

/** What was told, as a line among those sent before. */
export function toldLine({ messageId, kind, to, body, at, byName, people, isSending }: Told): ToldLine {
  return {
    messageId,
    heading: announcementLabels[kind],
    note: [agoText(at), byName ?? '自动发送', recipientLabels[to]].join(' · '),
    reached: isSending ? `正在发送，已有 ${people} 人收到` : `${people} 人收到`,
    body,
  }
}
