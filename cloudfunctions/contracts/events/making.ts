import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { cancelPolicyLabels, coverLabels, eventKindLabels } from '../../../miniprogram/shared/labels'
import { defineContract, Done, FileId, Id, Instant, text } from '../define'
import { keysOf } from '../keys'
import { QuestionsInput } from '../questions'
import { Place, Quota } from './views'

/** A picture of the product's own, or one from the album. */
export const Cover = z.union([z.strictObject({ builtIn: z.enum(keysOf(coverLabels)) }), z.strictObject({ imageId: FileId })])

/** What an organiser says of an event, when they make it and whenever they change it. */
export const eventDetails = {
  title: text(limits.title),
  kind: z.enum(keysOf(eventKindLabels)),
  startsAt: Instant,
  endsAt: Instant,
  place: Place,
  onlineUrl: z
    .url({ protocol: /^https$/ })
    .max(limits.link)
    .optional(),
  capacity: z.int().min(1).max(limits.capacity),
  description: text(limits.description).optional(),
  signUpOpensAt: Instant.optional(),
  signUpClosesAt: Instant.optional(),
  waitlist: z.boolean().default(true),
  quotas: z.array(Quota).max(limits.quotas).default([]),
  /** Staff let people in one by one. */
  approval: z.boolean().default(false),
  companionsAllowed: z.int().min(0).max(limits.companions).default(limits.companions),
  /** Who may sign up; every member when it is missing. */
  audience: z
    .strictObject({ organisationIds: z.array(Id).max(limits.organisations).default([]), segmentId: Id.optional() })
    .optional(),
  questions: QuestionsInput.default([]),
  cancelPolicy: z.enum(keysOf(cancelPolicyLabels)).default('untilStart'),
  /** With `untilDeadline`. */
  cancelBy: Instant.optional(),
  cover: Cover.optional(),
  files: z
    .array(z.strictObject({ fileId: FileId, name: text(limits.title) }))
    .max(limits.eventFiles)
    .default([]),
  selfCheckIn: z.boolean().default(true),
  signOut: z.boolean().default(false),
}

/** From an idea to an event others can see. */
export const makingContract = defineContract({
  'events.createEvent': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ organisationId: Id, ...eventDetails }),
    output: z.object({ eventId: z.string() }),
  },
  'events.publishEvent': { access: ['organiser', 'administrator'], input: z.strictObject({ eventId: Id }), output: Done },
})
