import * as z from 'zod'
import { exportStateLabels } from '../../miniprogram/shared/labels'
import { limits } from '../../miniprogram/shared/limits'
import { defineContract, Id, Instant, text } from './define'
import { keysOf } from './keys'
import { membersContract } from './members'

/** An export as its exporter sees it. */
const ExportView = z.object({
  exportId: z.string(),
  /** Such as 成员名单. */
  title: z.string(),
  state: z.enum(keysOf(exportStateLabels)),
  withPhones: z.boolean(),
  reason: z.string(),
  rows: z.int(),
  worked: z.int(),
  createdAt: Instant,
  expiresAt: Instant,
})

export const exportsContract = defineContract({
  /**
   * Makes a sheet of a list. What can be exported is closed: a further list is one more object beside this one, in a union over `what`,
   * and one more line in domains/exports/sources.ts.
   */
  'exports.requestExport': {
    access: ['administrator'],
    input: z.strictObject({
      what: z.literal('members'),
      /** As in the list: what is on the screen is what is exported. */
      filter: membersContract['members.listMembers'].input.omit({ cursor: true, limit: true }),
      withPhones: z.boolean().default(false),
      /** Everybody in the list reads it. */
      reason: text(limits.reason),
      /** The phone's key for one wish: sending it again answers the export that already exists. */
      draftKey: Id.optional(),
    }),
    output: z.object({ exportId: z.string() }),
  },
  /** How far it is; with `url`, good for ten minutes, once the file is there. */
  'exports.getExport': {
    access: ['administrator'],
    input: z.strictObject({ exportId: Id }),
    output: ExportView.extend({ fileName: z.string(), url: z.string().optional() }),
  },
  /** The caller's exports of the last days, the latest first. */
  'exports.listMyExports': {
    access: ['administrator'],
    input: z.strictObject({}),
    output: z.object({ items: z.array(ExportView) }),
  },
})
