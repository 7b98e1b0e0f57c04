import * as z from 'zod'
import { auditKindLabels } from '../../miniprogram/shared/labels'
import { DateOnly, defineContract, Id, Instant, PageInput, pageOf } from './define'
import { keysOf } from './keys'

/** One act of staff. What it was done on is named by kind and id; values that are personal were never written. */
const AuditView = z.object({
  action: z.string(),
  at: Instant,
  byId: z.string(),
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
    input: z.strictObject({
      /** The person or thing it was done on. */
      targetId: Id.optional(),
      /** The colleague who did it. */
      byId: Id.optional(),
      kind: z.enum(keysOf(auditKindLabels)).optional(),
      /** Done on these days in Shanghai or between them. */
      fromOn: DateOnly.optional(),
      toOn: DateOnly.optional(),
      organisationId: Id.optional(),
      ...PageInput,
    }),
    output: pageOf(AuditView),
  },
})
