import type { OutputOf } from '../../../services/api'
import type { Organisation } from '../../../services/organisation-tree'
import { whenText } from '../../../services/when'
import {
  eventStatusLabels,
  memberStatusLabels,
  noticeStatusLabels,
  opinionStatusLabels,
  roleLabels,
} from '../../../shared/labels'
import { lastDayText } from '../last-day'
import { actWords } from './act-words'

type Entry = OutputOf<'audit.listEntries'>['items'][number]

export interface EntryLine {
  /** Of the moment, the act and what it was done on. */
  key: string
  byName: string
  did: string
  when: string
  /** What it was done on, as far as it can be told; a line each. */
  details: string[]
  reason: string
  /** The page of what it was done on; empty when there is none. */
  url: string
  urlWords: string
}

const statusWords: Record<string, Record<string, string>> = {
  member: memberStatusLabels,
  event: eventStatusLabels,
  notice: noticeStatusLabels,
  opinion: opinionStatusLabels,
}

const pages: Record<string, { url: string; words: string }> = {
  event: { url: '/pages/events/detail/detail?eventId=', words: '看这个活动' },
  opinion: { url: '/pages/opinions/detail/detail?opinionId=', words: '看这条意见' },
}

export function asLine(entry: Entry, tree: Organisation[]): EntryLine {
  const page = pages[entry.targetKind]
  return {
    key: `${entry.at} ${entry.action} ${entry.targetId}`,
    byName: entry.byName,
    did: actWords(entry.action),
    when: whenText(entry.at),
    details: [
      entry.targetName ?? '',
      organisationDetail(entry, tree),
      titleDetail(entry),
      statusDetail(entry),
      useDetail(entry),
    ].filter(Boolean),
    reason: entry.reason ?? '',
    url: page ? page.url + entry.targetId : '',
    urlWords: page?.words ?? '',
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** 「联络员 · 城东区」, 「旧名 → 新名」 or the name of the organisation. */
function organisationDetail({ targetKind, targetId, before, after }: Entry, tree: Organisation[]): string {
  const nameOf = (id: string) => tree.find(({ organisationId }) => organisationId === id)?.name ?? ''
  const role = Object.entries(roleLabels).find(([key]) => key === after?.role)?.[1]
  if (role !== undefined) return [role, nameOf(textOf(after?.organisationId))].filter(Boolean).join(' · ')
  if (targetKind !== 'organisation') return ''
  const names = [textOf(before?.name), textOf(after?.name)].filter(Boolean)
  return names.length > 0 ? names.join(' → ') : nameOf(targetId)
}

function titleDetail({ after }: Entry): string {
  const title = textOf(after?.title)
  return title === '' ? '' : `《${title}》`
}

/** 「审核中 → 正式成员」 */
function statusDetail({ targetKind, before, after }: Entry): string {
  const words = statusWords[targetKind]
  const [from, to] = [textOf(before?.status), textOf(after?.status)]
  if (!words || from === to) return ''
  return [from, to].flatMap((status) => (status === '' ? [] : [words[status] ?? status])).join(' → ')
}

/** How often an invitation can be used, and until when. */
function useDetail({ after }: Entry): string {
  const expiresAt = textOf(after?.expiresAt)
  if (typeof after?.uses !== 'number') return ''
  return `能用 ${after.uses} 次，${expiresAt === '' ? '没有期限' : `到${lastDayText(expiresAt)}为止`}`
}
