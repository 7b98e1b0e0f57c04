import type { OutputOf } from '../../services/api'
import { agoText } from '../../services/when'
import { opinionCategoryLabels, opinionKindLabels } from '../../shared/labels'
import { promiseText, statusTag, urgency, type Tone, type Urgency } from './due'

type Summary = OutputOf<'opinions.listMine'>['items'][number]
type StaffSummary = OutputOf<'opinions.listForStaff'>['items'][number]

/** An opinion as a list shows it. */
export interface OpinionLine {
  opinionId: string
  text: string
  note: string
  status: { text: string; tone: Tone }
  promise: string
  /** for staff only */
  urgency: Urgency | undefined
}

export function toMyLine(item: Summary): OpinionLine {
  const kind = `${opinionKindLabels[item.kind]} · ${opinionCategoryLabels[item.category]}`
  return {
    opinionId: item.opinionId,
    text: item.text,
    note: `${kind} · ${agoText(item.submittedAt)} 提交`,
    status: statusTag(item.status),
    promise: promiseText(item),
    urgency: undefined,
  }
}

export function toStaffLine(item: StaffSummary, now: number): OpinionLine {
  const lead = item.leadName === undefined ? '' : ` · ${item.leadName}承办`
  return {
    ...toMyLine(item),
    note: `${opinionKindLabels[item.kind]} · ${item.authorName ?? '匿名'} · ${agoText(item.submittedAt)} 提交${lead}`,
    urgency: urgency(item, now),
  }
}

/** The most urgent first; what owes nothing keeps its place at the end. */
export function byUrgency(a: OpinionLine, b: OpinionLine): number {
  return (a.urgency?.days ?? Infinity) - (b.urgency?.days ?? Infinity) || 0
}
