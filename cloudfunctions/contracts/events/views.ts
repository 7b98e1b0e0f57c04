import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { eventKindLabels, eventStatusLabels, signUpStatusLabels } from '../../../miniprogram/shared/labels'
import { keysOf } from '../keys'
import { Id, Instant, text } from '../define'

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
