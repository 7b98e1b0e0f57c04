import * as z from 'zod'
import { defineContract, Id, Instant, PageInput, pageOf } from './define'

/** One act of staff. What it was done on is named by kind and id; values that are personal were never written. */
export const AuditView = z.object({
  action: z.string(),
  at: Instant,
  byName: z.string(),
  targetKind: z.string(),
  targetId: z.string(),
  /** The name of the member it was done on, while there is one. */
  targetName: z.string().optional(),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
  reason: z.string().optional(),
})

export const auditContract = defineContract({
  /** Newest first, within the caller's organisations. */
  'audit.listEntries': {
    access: ['administrator'],
    input: z.strictObject({ targetId: Id.optional(), byId: Id.optional(), ...PageInput }),
    output: pageOf(AuditView),
  },
})
