import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import {
  cancelPolicyLabels,
  coverLabels,
  eventKindLabels,
  eventStatusLabels,
  signUpStatusLabels,
  whyNotLabels,
} from '../../../miniprogram/shared/labels'
import { keysOf } from '../keys'
import { Id, Instant, text } from '../define'
import { AnswersInput, AnswerView, QuestionView } from '../questions'

/** Where an event is. */
export const Place = z.strictObject({
  name: text(limits.place),
  address: text(limits.place).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
})

/** Where a sign-up stands. */
export const SignUpStatus = z.enum(keysOf(signUpStatusLabels))

/** Where the caller stands with an event; missing when they never signed up. */
export const SignUpView = z.object({
  status: SignUpStatus,
  /** 1 is next. Only for `waitlisted`. */
  waitlistPosition: z.int().optional(),
  /** Until when the seat is kept. Only for `offered`. */
  offerEndsAt: Instant.optional(),
})

/** At most so many seats for the people of an organisation and all below it. */
export const Quota = z.strictObject({ organisationId: Id, most: z.int().min(1).max(limits.capacity) })

export const EventView = z.object({
  eventId: z.string(),
  title: z.string(),
  kind: z.enum(keysOf(eventKindLabels)),
  status: z.enum(keysOf(eventStatusLabels)),
  organisationId: z.string(),
  organisationName: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  place: z.object({
    name: z.string(),
    address: z.string().optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
  }),
  capacity: z.int(),
  seatsLeft: z.int(),
  waiting: z.int(),
  waitlist: z.boolean(),
  /** Where the caller belongs to a quota, `seatsLeft` is what it has left. */
  quotas: z.array(z.object({ organisationId: z.string(), name: z.string(), most: z.int(), seatsLeft: z.int() })),
  approval: z.boolean(),
  companionsAllowed: z.int(),
  description: z.string().optional(),
  signUpOpensAt: Instant.optional(),
  signUpClosesAt: Instant,
  /** Missing for the picture of its kind. */
  cover: z.union([z.object({ builtIn: z.enum(keysOf(coverLabels)) }), z.object({ imageId: z.string() })]).optional(),
  /** It takes place online, or can also be followed there. */
  online: z.boolean(),
  /** Where, for those who have a seat and those who run it. */
  onlineUrl: z.string().optional(),
  /** Attachments; only of one event, not in lists. */
  files: z.array(z.object({ fileId: z.string(), name: z.string() })).optional(),
  /** What it asks of those who sign up; only of one event, not in lists. */
  questions: z.object({ version: z.int(), items: z.array(QuestionView) }).optional(),
  /** Who may sign up, in words; missing when every member may. */
  audience: z.object({ words: z.string() }).optional(),
  cancelPolicy: z.enum(keysOf(cancelPolicyLabels)),
  /** Until when one may cancel under `untilDeadline`. */
  cancelBy: Instant.optional(),
  /** Members may check in with the organiser's code. */
  selfCheckIn: z.boolean(),
  /** Leaving is noted too. */
  signOut: z.boolean(),
  seriesId: z.string().optional(),
  /** Why it was called off. */
  cancelReason: z.string().optional(),
  mine: SignUpView.extend({
    companions: z.int(),
    answers: AnswersInput,
    /** The version of the questions that `answers` answers. */
    answersVersion: z.int(),
    showsName: z.boolean(),
    /** Who of the staff signed them up; missing when they did themself. */
    byName: z.string().optional(),
    checkedInAt: Instant.optional(),
    /** What they thought of it. */
    rating: z.object({ stars: z.int(), comment: z.string().optional() }).optional(),
  }).optional(),
  /** Why the caller cannot sign up; missing when they can, or have. */
  whyNot: z.enum(keysOf(whyNotLabels)).optional(),
  /** From where `near` said the caller is. */
  metresAway: z.int().optional(),
  /** What the caller may do beside signing up: manage is the roster, checking in and publishing. */
  can: z.array(z.enum(['manage'])),
})

/** Somebody at the door: who, on which numbers, and since when they are there or gone. */
export const Arrival = z.object({
  memberId: z.string(),
  name: z.string(),
  seats: z.array(z.int()),
  companions: z.int(),
  checkedInAt: Instant.optional(),
  signedOutAt: Instant.optional(),
})

/** One person on the roster; never a phone. */
export const RosterView = Arrival.extend({
  status: SignUpStatus,
  waitlistPosition: z.int().optional(),
  /** Who signed them up, when it was not they themself. */
  byName: z.string().optional(),
  answers: z.record(z.string(), AnswerView).optional(),
})

export const MySignUpView = z.object({
  eventId: z.string(),
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  placeName: z.string(),
  eventStatus: z.enum(keysOf(eventStatusLabels)),
  status: SignUpStatus,
  companions: z.int(),
  /** Until when an offered seat is kept. */
  offerEndsAt: Instant.optional(),
  /** Who of the staff signed them up; missing when they did themself. */
  byName: z.string().optional(),
  checkedInAt: Instant.optional(),
})
