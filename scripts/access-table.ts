import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { UseCaseName } from '../cloudfunctions/contracts'
import { contracts } from '../cloudfunctions/contracts'
import { roleLabels } from '../miniprogram/shared/labels'

/** Whoever may stand before the door: a guest, a member without a role, and each role. */
export const columns = ['guest', 'member', ...(Object.keys(roleLabels) as (keyof typeof roleLabels)[])] as const
export type Column = (typeof columns)[number]

export const accessFile = path.resolve(__dirname, '../docs/access.md')

/** Whether the contract lets somebody in; what of it reaches which organisation is for the rules. */
export function letsIn(name: UseCaseName, column: Column): boolean {
  const { access } = contracts[name]
  if (access === 'anyone') return true
  if (column === 'guest') return false
  if (access === 'member') return true
  return column !== 'member' && (column === 'owner' || (access as readonly string[]).includes(column))
}

/** docs/access.md as the contracts have it. */
export function accessTable(): string {
  const heads = columns.map((column) => (column === 'guest' ? '访客' : column === 'member' ? '成员' : roleLabels[column]))
  const names = Object.keys(contracts) as UseCaseName[]
  const rows = names.map((name) => `| \`${name}\` | ${columns.map((column) => (letsIn(name, column) ? '●' : '')).join(' | ')} |`)
  return [
    '# Who may call what',
    '',
    'Made from `cloudfunctions/contracts` by `npx tsx scripts/access-table.ts`; a test calls every cell. ● lets in: which organisations and records it',
    'reaches is decided by the rules of the domain. `成员` is an approved member without a role; whoever waits for approval is let in where a guest is.',
    '',
    `| use case | ${heads.join(' | ')} |`,
    `|---|${columns.map(() => ':-:').join('|')}|`,
    ...rows,
    '',
  ].join('\n')
}

/** Whether the stored table is the one the contracts make. */
export function isCurrent(): boolean {
  return readFileSync(accessFile, 'utf8') === accessTable()
}

if (require.main === module) writeFileSync(accessFile, accessTable())
