import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { opinionCategoryLabels, opinionKindLabels, opinionStatusLabels } from '../../miniprogram/shared/labels'
import { keysOf } from './keys'
import { DateOnly, defineContract, Done, FileId, Id, Instant, PageInput, pageOf, text } from './define'

const OpinionStatus = z.enum(keysOf(opinionStatusLabels))
const summary = {
  opinionId: z.string(),
  receiptNumber: z.string(),
  kind: z.enum(keysOf(opinionKindLabels)),
  category: z.enum(keysOf(opinionCategoryLabels)),
  text: z.string(),
  status: OpinionStatus,
  submittedAt: Instant,
  /** The day by which the next step is promised; missing once answered. */
  dueOn: DateOnly.optional(),
}

/** One step on the way of an opinion, in words its author may read. */
const StepView = z.object({
  status: OpinionStatus,
  at: Instant,
  /** An official's name, or 「您」's own steps without one. */
  byName: z.string().optional(),
  text: z.string().optional(),
})

const OpinionView = z.object({
  ...summary,
  imageIds: z.array(z.string()),
  anonymous: z.boolean(),
  organisationName: z.string(),
  steps: z.array(StepView),
  rating: z.object({ satisfied: z.boolean(), comment: z.string().optional() }).optional(),
  /** Missing when the opinion is anonymous and the reader is not its author. */
  authorName: z.string().optional(),
  leadName: z.string().optional(),
  /** What the caller may do now. */
  can: z.array(z.enum(['accept', 'assign', 'reply', 'rate'])),
})

export const opinionsContract = defineContract({
  'opinions.submit': {
    access: 'member',
    input: z.strictObject({
      kind: z.enum(keysOf(opinionKindLabels)),
      category: z.enum(keysOf(opinionCategoryLabels)),
      text: text(limits.opinionText),
      imageIds: z.array(FileId).max(limits.opinionImages).default([]),
      anonymous: z.boolean().default(false),
      organisationId: Id.optional(),
      campaignId: Id.optional(),
      /** The phone's key for one draft: sending it again answers the opinion that already exists. */
      draftKey: Id.optional(),
    }),
    output: z.object({ opinionId: z.string(), receiptNumber: z.string() }),
  },
  'opinions.listMine': { access: 'member', input: z.strictObject(PageInput), output: pageOf(z.object(summary)) },
  'opinions.getOpinion': { access: 'member', input: z.strictObject({ opinionId: Id }), output: OpinionView },
  'opinions.listForStaff': {
    access: ['handler', 'administrator'],
    input: z.strictObject({ filter: z.enum(['open', 'mine', 'all']).default('open'), ...PageInput }),
    output: pageOf(z.object({ ...summary, authorName: z.string().optional(), leadName: z.string().optional() })),
  },
  'opinions.accept': { access: ['administrator'], input: z.strictObject({ opinionId: Id }), output: Done },
  'opinions.assign': {
    access: ['administrator'],
    input: z.strictObject({
      opinionId: Id,
      leadId: Id,
      coHandlerIds: z.array(Id).max(limits.coHandlers).default([]),
      dueOn: DateOnly.optional(),
    }),
    output: Done,
  },
  'opinions.reply': {
    access: ['handler', 'administrator'],
    input: z.strictObject({ opinionId: Id, text: text(limits.reply) }),
    output: Done,
  },
  'opinions.rate': {
    access: 'member',
    input: z.strictObject({ opinionId: Id, satisfied: z.boolean(), comment: text(limits.comment).optional() }),
    output: z.object({ status: OpinionStatus }),
  },
})
