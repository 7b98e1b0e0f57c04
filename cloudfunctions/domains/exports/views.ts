import type { OutputOf } from '../../contracts'
import { shanghaiDate, shanghaiTime } from '../../kernel/clock'
import { sourceOf } from './sources'
import type { ExportRecord } from './store'

/** What the list is, and of what. */
function titleOf({ what, subject }: ExportRecord): string {
  const { title } = sourceOf(what)
  return subject ? `${title}：${subject}` : title
}

/** An export as its exporter sees it. One that is over its time is so before the timer has removed the file. */
export function exportView(record: ExportRecord, now: Date): OutputOf<'exports.listMyExports'>['items'][number] {
  const { _id, state, withPhones, reason, rows, worked, createdAt, expiresAt } = record
  return {
    exportId: _id,
    title: titleOf(record),
    state: expiresAt <= now ? 'expired' : state,
    withPhones,
    reason,
    rows,
    worked,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }
}

/** The name under which the file is opened and passed on: what, by whom, when. */
export function fileNameOf(record: ExportRecord): string {
  const parts = [titleOf(record), `${record.byName}导出`].map((part) => part.replace(/[\\/:*?"<>|\s]/g, ''))
  return `${parts.join('-')}-${shanghaiDate(record.createdAt)}.xlsx`
}

/** What stands above the table and on every printed page. */
export function marksOf(record: ExportRecord): string[] {
  const { byName, byRole, reason, createdAt, expiresAt, withPhones } = record
  const title = `${titleOf(record)}${withPhones ? '（含手机号）' : ''}`
  return [
    `${title} · 由${byName}（${byRole}）于${shanghaiDate(createdAt).slice(0, 4)}年${shanghaiTime(createdAt)}导出 · 请勿转发`,
    `用途：${reason} · 请在${shanghaiTime(expiresAt)}前用完并删除 · 名单里的每个人都能看到这次导出`,
  ]
}
