import type { Stored } from '../platform/database'
import { collection } from '../platform/database'
import type { Actor } from './access'
import { newId } from './ids'

/** What was done, on what, by whom, and what it changed. Append-only. Holds no phone, no openid and no free text of a member. */
export interface AuditRecord extends Stored {
  action: string
  at: Date
  byId: string
  byName: string
  targetKind: string
  targetId: string
  organisationPath: readonly string[]
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
  requestId: string
}

export const auditEntries = collection<AuditRecord>('auditEntries')

export interface AuditedAct {
  /** Such as `event.published`. */
  action: string
  target: { kind: string; id: string }
  organisationPath: readonly string[]
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

/** The entry for an act; written in the transaction of the change it tells of. */
export function auditRecord(
  act: AuditedAct,
  by: { actor: Pick<Actor, 'memberId' | 'name'>; now: Date; requestId: string },
): AuditRecord {
  const { target, ...rest } = act
  return {
    _id: newId('a'),
    ...rest,
    targetKind: target.kind,
    targetId: target.id,
    at: by.now,
    byId: by.actor.memberId,
    byName: by.actor.name,
    requestId: by.requestId,
  }
}
