import * as z from 'zod'
import { roleLabels } from '../../miniprogram/shared/labels'
import { keysOf } from './keys'
import { defineContract, Id } from './define'

/** What a colleague has in hand, as far as the caller reaches. */
const HandoverPreview = z.object({
  name: z.string(),
  /** Open opinions they answer: the first of them by name, and how many in all. */
  opinions: z.object({
    count: z.int(),
    first: z.array(z.object({ opinionId: z.string(), receiptNumber: z.string(), as: z.enum(['lead', 'coHandler']) })),
  }),
  /** Events that are not over and that they set up. */
  events: z.object({ count: z.int(), first: z.array(z.object({ eventId: z.string(), title: z.string() })) }),
  roles: z.array(z.object({ role: z.enum(keysOf(roleLabels)), organisationId: z.string(), organisationName: z.string() })),
})

export const handoversContract = defineContract({
  'handovers.previewHandover': { access: ['administrator'], input: z.strictObject({ fromId: Id }), output: HandoverPreview },
  'handovers.handOver': {
    access: ['administrator'],
    input: z.strictObject({
      fromId: Id,
      toId: Id,
      /** The roles move with the work. */
      includeRoles: z.boolean().default(false),
      /** The phone's key for one handover: sending it again is the same one. */
      draftKey: Id.optional(),
    }),
    output: z.object({
      opinions: z.int(),
      events: z.int(),
      roles: z.int(),
      /** Receipt numbers of opinions that are not for the successor to handle, and stay. */
      stays: z.array(z.string()),
    }),
  },
})
