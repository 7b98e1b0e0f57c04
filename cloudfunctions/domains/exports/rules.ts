import type { Role } from '../../contracts/define'
import { AppError } from '../../kernel/app-error'
import type { Actor } from '../../kernel/access'
import { scopeOf } from '../../kernel/access'
import type { ExportRecord } from './store'

/** Only whoever asked for it, and only while their role still reaches what is in it; to anybody else there is none. */
export function requireOwn(record: ExportRecord | null, actor: Actor, roles: readonly Role[]): ExportRecord {
  const reached = scopeOf(actor, ...roles)
  const isTheirs = record?.byId === actor.memberId && record.scope.every((id) => reached.includes(id))
  if (!record || !isTheirs) throw new AppError('EXPORT_NOT_FOUND')
  return record
}

/** Refuses what is empty, or more than one sheet should hold. */
export function requireSize(rows: number, most: number): void {
  if (rows === 0) throw new AppError('EXPORT_EMPTY')
  if (rows > most) throw new AppError('EXPORT_TOO_LARGE')
}
