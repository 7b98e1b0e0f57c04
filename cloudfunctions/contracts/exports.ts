import * as z from 'zod'
import { exportStateLabels } from '../../miniprogram/shared/labels'
import { limits } from '../../miniprogram/shared/limits'
import { defineContract, Id, Instant, text } from './define'
import { keysOf } from './keys'
import { membersContract } from './members'

/** An export as its exporter sees it. */
const ExportView = z.object({
  exportId: z.string(),
  /** Such as 成员名单, or 活动名单：茶话会. */
  title: z.string(),
  state: z.enum(keysOf(exportStateLabels)),
  withPhones: z.boolean(),
  reason: z.string(),
  rows: z.int(),
  worked: z.int(),
  createdAt: Instant,
  expiresAt: Instant,
})

const wish = {
  /** Everybody in the list reads it. */
  reason: text(limits.reason),
  /** The phone's key for one wish: sending it again answers the export that already exists. */
  draftKey: Id.optional(),
}

export const exportsContract = defineContract({
  /**
   * Makes a sheet of a list. What can be exported is closed: a further list is one more object in this union, and one more line in
   * domains/exports/sources.ts, where it also says who of these roles may have it.
   */
  'exports.requestExport': {
    access: ['organiser', 'administrator'],
    input: z.union([
      z.strictObject({
        what: z.literal('members'),
        /** As in the list: what is on the screen is what is exported. */
        filter: membersContract['members.listMembers'].input.omit({ cursor: true, limit: true }),
        withPhones: z.boolean().default(false),
        ...wish,
      }),
      // Whoever signed up for an event; phones are not part of it.
      z.strictObject({ what: z.literal('roster'), filter: z.strictObject({ eventId: Id }), ...wish }),
    ]),
    output: z.object({ exportId: z.string() }),
  },
  /** How far it is; with `url`, good for ten minutes, once the file is there. */
  'exports.getExport': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ exportId: Id }),
    output: ExportView.extend({ fileName: z.string(), url: z.string().optional() }),
  },
  /** The caller's exports of the last days, the latest first. */
  'exports.listMyExports': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({}),
    output: z.object({ items: z.array(ExportView) }),
  },
})
