import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { announcementLabels, recipientLabels } from '../../../miniprogram/shared/labels'
import { defineContract, Id, Instant, PageInput, pageOf, text } from '../define'
import { keysOf } from '../keys'

const To = z.enum(keysOf(recipientLabels))

/** Telling those who signed up. */
export const tellingContract = defineContract({
  /** An organiser's own words to a part of them; the inbox has it, and WeChat where the person allowed one. */
  'events.messagePeople': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({
      eventId: Id,
      to: To,
      text: text(limits.message),
      /** The phone's key for one message: sending it again sends nothing twice. */
      draftKey: Id.optional(),
    }),
    output: z.object({ messageId: z.string(), people: z.int() }),
  },
  /** What was told about an event, by staff and by the product itself, the latest first. */
  'events.listMessages': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, ...PageInput }),
    output: pageOf(
      z.object({
        messageId: z.string(),
        kind: z.enum(keysOf(announcementLabels)),
        to: To,
        title: z.string(),
        body: z.string(),
        at: Instant,
        byName: z.string().optional(),
        /** How many have it so far. */
        people: z.int(),
        /** More are on their way. */
        isSending: z.boolean(),
      }),
    ),
  },
})
