import type { Collection, Stored, Transaction } from '../platform/database'
import { collection } from '../platform/database'
import { withoutPhones } from '../platform/log'
import type { Actor } from './access'
import type { AuditAction, AuditValues } from './audit-acts'
import { keptValues } from './audit-acts'
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
  before?: AuditValues
  after?: AuditValues
  reason?: string
  requestId: string
}

const entries = collection<AuditRecord>('auditEntries')

/** Reading only: whatever can change or remove an entry is not handed out. */
export const auditEntries: Pick<Collection<AuditRecord>, 'name' | 'get' | 'find' | 'count' | 'aggregate'> = entries

export interface AuditedAct {
  action: AuditAction
  target: { kind: string; id: string }
  organisationPath: readonly string[]
  before?: AuditValues
  after?: AuditValues
  /** What the colleague gave as the reason. */
  reason?: string
}

interface By {
  actor: Pick<Actor, 'memberId' | 'name'>
  now: Date
  requestId: string
}

/** Writes the entry for an act, in the transaction of the change it tells of. */
export function appendEntry(transaction: Pick<Transaction, 'insert'>, act: AuditedAct, by: By): Promise<void> {
  return transaction.insert(entries, auditRecord(act, by))
}

function auditRecord({ action, target, organisationPath, before, after, reason }: AuditedAct, by: By): AuditRecord {
  return {
    _id: newId('a'),
    action,
    organisationPath,
    ...(before === undefined ? {} : { before: keptValues(before) }),
    ...(after === undefined ? {} : { after: keptValues(after) }),
    ...(reason === undefined ? {} : { reason: withoutPhones(reason) }),
    targetKind: target.kind,
    targetId: target.id,
    at: by.now,
    byId: by.actor.memberId,
    byName: by.actor.name,
    requestId: by.requestId,
  }
}
