import type { ActResult } from '../../../services/door-acts'
import { placeText, type RosterItem } from './book'

/** What is said after a scan: who it was, on which seat, and what became of it. */
export function tellingOf(
  result: ActResult,
  known: RosterItem | undefined,
  isLeaving: boolean,
): { title: string; content: string } {
  const deed = isLeaving ? '离场' : '签到'
  if (result.outcome === 'kept') {
    const content = `${known ? placeText(known) : ''}\n没有网络，已存在手机上，联网后自动发送。`
    return { title: known ? `${known.name} 已记下` : '已记下，联网后核对', content: content.trim() }
  }
  if (result.outcome === 'refused') return { title: '没有记上', content: result.refusal?.message ?? '请再试一次' }
  const before = result.outcome === 'already' ? '之前已' : '已'
  return { title: `${result.name ?? ''} ${before}${deed}`, content: placeText(result) }
}
