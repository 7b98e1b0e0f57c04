import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { cancelPolicyLabels, coverLabels, eventKindLabels, eventStatusLabels } from '../../../miniprogram/shared/labels'
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

/** Who prepares and runs events. */
const staff = ['organiser', 'administrator'] as const

/** The same key makes the same events, so that a lost reply may be asked for again. */
const draftKey = Id.optional()

/** When each event of a series begins; `startsAt` of the details is what the other times are counted from. */
const Starts = z
  .array(Instant)
  .min(2)
  .max(limits.series)
  .refine((starts) => new Set(starts.map((start) => Date.parse(start))).size === starts.length)

/** From an idea to an event others can see, and what becomes of it. */
export const makingContract = defineContract({
  /** Makes a draft, seen only by those who prepare it. */
  'events.createEvent': {
    access: staff,
    input: z.strictObject({ organisationId: Id, draftKey, ...eventDetails }),
    output: z.object({ eventId: z.string() }),
  },
  /** Shows a draft to everybody; refused once its end is over. */
  'events.publishEvent': { access: staff, input: z.strictObject({ eventId: Id }), output: Done },
  /** Everything an organiser may change, also for making another event like it. */
  'events.getForEditing': {
    access: staff,
    input: z.strictObject({ eventId: Id }),
    output: z.object({
      eventId: z.string(),
      organisationId: z.string(),
      organisationName: z.string(),
      status: z.enum(keysOf(eventStatusLabels)),
      version: z.int(),
      /** How many events were made in one go with it, itself included; missing for one that stands alone. */
      series: z.object({ seriesId: z.string(), events: z.int(), drafts: z.int() }).optional(),
      cancelReason: z.string().optional(),
      /** Whom a change of time or place is told. */
      signedUp: z.int(),
      ...eventDetails,
    }),
  },
  /** `version` is that of `getForEditing`; whoever changes what a colleague has changed meanwhile is told. */
  'events.editEvent': {
    access: staff,
    input: z.strictObject({ eventId: Id, version: z.int().min(1), ...eventDetails }),
    /** `told`: those who signed up are being told, because time or place changed. */
    output: z.object({ version: z.int(), told: z.boolean() }),
  },
  /** Whether another number of seats would do, and if not whom to ask: the last to sign up first. */
  'events.previewSeats': {
    access: staff,
    input: z.strictObject({ eventId: Id, capacity: eventDetails.capacity, quotas: eventDetails.quotas }),
    output: z.object({
      fits: z.boolean(),
      /** Seats too many that people hold, in the event and in each quota. */
      over: z.int(),
      toAsk: z.array(z.object({ memberId: z.string(), name: z.string(), seats: z.int(), quotaName: z.string().optional() })),
    }),
  },
  /** Calls it off: everybody who signed up reads the reason. */
  'events.cancelEvent': { access: staff, input: z.strictObject({ eventId: Id, reason: text(limits.reason) }), output: Done },
  /** Removes what nobody else has seen; a published event is called off instead. */
  'events.deleteDraft': { access: staff, input: z.strictObject({ eventId: Id }), output: Done },
  /** All drafts or none; each is an event of its own from then on. */
  'events.createSeries': {
    access: staff,
    input: z.strictObject({ organisationId: Id, draftKey, ...eventDetails, starts: Starts }),
    output: z.object({ eventIds: z.array(z.string()) }),
  },
  /** Publishes every draft of the series that is not over. */
  'events.publishSeries': {
    access: staff,
    input: z.strictObject({ eventId: Id }),
    output: z.object({ published: z.int() }),
  },
})
