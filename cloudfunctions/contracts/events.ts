import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { eventKindLabels, eventStatusLabels, signUpStatusLabels } from '../../miniprogram/shared/labels'
import { keysOf } from './keys'
import { QuestionId } from './questions'
import { defineContract, Done, Id, Instant, PageInput, pageOf, text } from './define'

const Place = z.strictObject({
  name: text(limits.place),
  address: text(limits.place).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
})

const SignUpStatus = z.enum(keysOf(signUpStatusLabels))

/** Where the caller stands with an event; missing when they never signed up. */
export const SignUpView = z.object({
  status: SignUpStatus,
  /** 1 is next. Only for `waitlisted`. */
  waitlistPosition: z.int().optional(),
  /** Until when the seat is kept. Only for `offered`. */
  offerEndsAt: Instant.optional(),
})

/** At most so many seats for the people of an organisation and all below it. */
const Quota = z.strictObject({ organisationId: Id, most: z.int().min(1).max(limits.capacity) })

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
  mine: SignUpView.extend({ companions: z.int() }).optional(),
  /** What the caller may do beside signing up: manage is the roster, checking in and publishing. */
  can: z.array(z.enum(['manage'])),
})

/** One person on the roster; never a phone. */
export const RosterView = z.object({
  memberId: z.string(),
  name: z.string(),
  status: SignUpStatus,
  waitlistPosition: z.int().optional(),
  companions: z.int(),
  checkedInAt: Instant.optional(),
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
  checkedInAt: Instant.optional(),
})

/** Answers to an event's own questions, by question id. */
const Answers = z
  .record(QuestionId, z.union([z.string().max(500), z.number(), z.array(z.string().max(100)).max(20)]))
  .refine((answers) => Object.keys(answers).length <= 20)

export const eventsContract = defineContract({
  'events.createEvent': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({
      title: text(limits.title),
      kind: z.enum(keysOf(eventKindLabels)),
      organisationId: Id,
      startsAt: Instant,
      endsAt: Instant,
      place: Place,
      capacity: z.int().min(1).max(limits.capacity),
      description: text(limits.description).optional(),
      signUpOpensAt: Instant.optional(),
      signUpClosesAt: Instant.optional(),
      waitlist: z.boolean().default(true),
      quotas: z.array(Quota).max(limits.quotas).default([]),
      /** Staff let people in one by one. */
      approval: z.boolean().default(false),
      companionsAllowed: z.int().min(0).max(limits.companions).default(limits.companions),
    }),
    output: z.object({ eventId: z.string() }),
  },
  'events.publishEvent': { access: ['organiser', 'administrator'], input: z.strictObject({ eventId: Id }), output: Done },
  'events.listEvents': {
    access: 'anyone',
    input: z.strictObject({ filter: z.enum(['upcoming', 'past', 'managed']).default('upcoming'), ...PageInput }),
    output: pageOf(EventView),
  },
  'events.getEvent': { access: 'anyone', input: z.strictObject({ eventId: Id }), output: EventView },
  'events.signUp': {
    access: 'member',
    input: z.strictObject({
      eventId: Id,
      answers: Answers.default({}),
      companions: z.int().min(0).max(limits.companions).default(0),
    }),
    output: SignUpView,
  },
  'events.cancelSignUp': { access: 'member', input: z.strictObject({ eventId: Id }), output: SignUpView },
  /** Takes the seat that is kept for the caller. */
  'events.confirmOffer': { access: 'member', input: z.strictObject({ eventId: Id }), output: SignUpView },
  /** Leaves it to the next person. */
  'events.declineOffer': { access: 'member', input: z.strictObject({ eventId: Id }), output: SignUpView },
  /** Lets somebody in who asked, or not; in the order in which this is done they get the seats. */
  'events.reviewSignUp': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({
      eventId: Id,
      memberId: Id,
      decision: z.enum(['approve', 'reject']),
      reason: text(limits.reason).optional(),
    }),
    output: SignUpView,
  },
  'events.listMySignUps': { access: 'member', input: z.strictObject(PageInput), output: pageOf(MySignUpView) },
  'events.listRoster': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, ...PageInput }),
    output: pageOf(RosterView),
  },
  'events.checkIn': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, memberId: Id }),
    output: z.object({ name: z.string(), companions: z.int(), checkedInAt: Instant }),
  },
  'events.undoCheckIn': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, memberId: Id }),
    output: Done,
  },
})
