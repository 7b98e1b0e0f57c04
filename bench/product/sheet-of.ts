import { writeSheets } from '../../cloudfunctions/platform/sheets/write-sheet'
import { seedOrganisations } from '../../local/seeds/organisations'
import type { ServerProcess } from '../../test/local/stack/server-process'

const columns = ['姓名*', '手机号', '组织*', '职业', '特长', '同意方式*'].map((title) => ({ title, width: 14 }))
let uploads = 0

/** A filled-in template with so many people whom nobody knows yet. */
export function sheetOf(people: number, first = 0): Promise<Buffer> {
  const { name } = seedOrganisations.newStratum
  const rows = Array.from({ length: people }, (_, i) => [
    `新人${first + i}`,
    `137${String(10_000_000 + first + i)}`,
    name,
    '教师',
    '英语、摄影',
    '当面',
  ])
  return writeSheets([{ name: '成员', columns, rows }])
}

/** Uploads a sheet as the phone does and answers its file id. */
export async function uploadSheet(server: ServerProcess, sheet: Buffer): Promise<string> {
  const cloudPath = `imports/20261120/benchbenchbench${String(++uploads).padStart(6, '0')}.xlsx`
  const body = new Uint8Array(sheet)
  const response = await fetch(`${server.url}/upload/${encodeURIComponent(cloudPath)}`, { method: 'PUT', body })
  return ((await response.json()) as { fileID: string }).fileID
}
