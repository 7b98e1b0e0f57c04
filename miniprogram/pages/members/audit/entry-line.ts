import type { OutputOf } from '../../../services/api'
import type { Organisation } from '../../../services/organisation-tree'
import { whenText } from '../../../services/when'
import { personPage } from '../person-type'
import { actWords } from './act-words'
import { changeWords } from './change-words'

type Entry = OutputOf<'audit.listEntries'>['items'][number]

export interface EntryLine {
  /** Of the moment, the act and what it was done on. */
  key: string
  byId: string
  byName: string
  did: string
  when: string
  /** On what or whom, as far as it can be told. */
  target: string
  /** What it changed, a line for each field. */
  details: string[]
  reason: string
  /** The page of what it was done on; empty when there is none. */
  url: string
  urlWords: string
}

const pages: Record<string, { url: (id: string) => string; words: string }> = {
  event: { url: (id) => `/pages/events/detail/detail?eventId=${id}`, words: '看这个活动' },
  opinion: { url: (id) => `/pages/opinions/detail/detail?opinionId=${id}`, words: '看这条意见' },
  member: { url: personPage, words: '看这位成员' },
}

export function asLine(entry: Entry, tree: Organisation[]): EntryLine {
  const { at, action, byId, byName, targetKind, targetId, targetName, reason = '' } = entry
  // Somebody whose account is closed has no page any more.
  const page = targetKind === 'member' && targetName === undefined ? undefined : pages[targetKind]
  return {
    key: `${at} ${action} ${targetId}`,
    byId,
    byName,
    did: actWords(action),
    when: whenText(at),
    target: targetName ?? organisationName(entry, tree),
    details: changeWords(entry, tree),
    reason,
    url: page ? page.url(targetId) : '',
    urlWords: page?.words ?? '',
  }
}

function organisationName({ targetKind, targetId }: Entry, tree: Organisation[]): string {
  if (targetKind !== 'organisation') return ''
  return tree.find(({ organisationId }) => organisationId === targetId)?.name ?? ''
}
