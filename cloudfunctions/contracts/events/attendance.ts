import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { defineContract, Done, Id, Instant, PageInput, pageOf, text } from '../define'
import { Arrival, RosterView, SignUpStatus } from './views'

const staff = ['organiser', 'administrator'] as const

/** What stands in a code that was scanned; anything can. */
const Scanned = z.string().min(1).max(300)

/** Names one act, so that a phone may send it as often as it must. */
const ActKey = Id

/** Who is meant: the person, or the ticket they show. One of the two; the ticket counts. */
const whom = { memberId: Id.optional(), ticket: Scanned.optional() }

/** How long an act may lie on a phone, in seconds: three days. */
const longestAgo = 3 * 24 * 3600

/** The day itself. */
export const attendanceContract = defineContract({
  /** Who comes: those with a seat by its number, then those who wait in their order, then the rest. */
  'events.listRoster': {
    access: staff,
    input: z.strictObject({
      eventId: Id,
      status: z.union([SignUpStatus, z.enum(['checkedIn', 'notCheckedIn'])]).optional(),
      /** Part of a name, the number of a seat, or the end of the code on a ticket. */
      text: text(limits.name).optional(),
      ...PageInput,
    }),
    output: pageOf(RosterView),
  },
  /** How many people, companions counted. */
  'events.getCounts': {
    access: staff,
    input: z.strictObject({ eventId: Id }),
    output: z.object({ seated: z.int(), arrived: z.int(), left: z.int(), waiting: z.int(), pending: z.int() }),
  },
  /** Notes that somebody with a seat came. The same `key` again answers the same; without it somebody who is there is refused. */
  'events.checkIn': {
    access: staff,
    input: z.strictObject({ eventId: Id, ...whom, key: ActKey.optional() }),
    output: Arrival.extend({ checkedInAt: Instant }),
  },
  /** Takes it back, and with it that they left. */
  'events.undoCheckIn': {
    access: staff,
    input: z.strictObject({ eventId: Id, memberId: Id, key: ActKey.optional() }),
    output: Done,
  },
  /** Notes that somebody left. */
  'events.signOut': {
    access: staff,
    input: z.strictObject({ eventId: Id, ...whom, key: ActKey.optional() }),
    output: Arrival,
  },
  /** Acts in their order, each once: what a phone kept without a network, and what was ticked on a printed sheet. */
  'events.checkInMany': {
    access: staff,
    input: z.strictObject({
      eventId: Id,
      entries: z
        .array(
          z.strictObject({
            act: z.enum(['in', 'undo', 'out', 'undoOut']),
            ...whom,
            /** Instead of either: a number they sit on. */
            seatNumber: z.int().min(1).max(limits.capacity).optional(),
            key: ActKey,
            secondsAgo: z.int().min(0).max(longestAgo).default(0),
          }),
        )
        .min(1)
        .max(limits.checkInsAtOnce),
    }),
    output: z.object({
      results: z.array(
        Arrival.partial().extend({
          key: z.string(),
          /** `repeated`: this entry was here before. `already`: it was so without it. */
          outcome: z.enum(['done', 'repeated', 'already', 'refused']),
          refusal: z.object({ code: z.string(), message: z.string() }).optional(),
        }),
      ),
    }),
  },
  /** The code members scan, which changes; the first is to be shown now, the others after so many seconds. */
  'events.getCheckInCode': {
    access: staff,
    input: z.strictObject({ eventId: Id, direction: z.enum(['in', 'out']).default('in') }),
    output: z.object({
      title: z.string(),
      everySeconds: z.int(),
      codes: z.array(z.object({ code: z.string(), inSeconds: z.number() })),
    }),
  },
  /** The caller comes or leaves by the code they scanned. A repeat answers when they did. */
  'events.checkInByCode': {
    access: 'member',
    input: z.strictObject({ code: Scanned }),
    output: Arrival.extend({ eventId: z.string(), direction: z.enum(['in', 'out']) }),
  },
  /** What the caller shows at the door, to be shown as a code. */
  'events.getMyTicket': {
    access: 'member',
    input: z.strictObject({ eventId: Id }),
    output: Arrival.extend({
      eventId: z.string(),
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      placeName: z.string(),
      ticket: z.string(),
      selfCheckIn: z.boolean(),
      signOut: z.boolean(),
      status: SignUpStatus.optional(),
    }),
  },
  /** Seats somebody who came without a sign-up, and checks them in. */
  'events.addWalkIn': {
    access: staff,
    input: z.strictObject({ eventId: Id, ...whom, companions: z.int().min(0).max(limits.companions).default(0) }),
    output: Arrival,
  },
  /** The list to be printed: number, name, party and a box to tick. */
  'events.getSheet': {
    access: staff,
    input: z.strictObject({ eventId: Id }),
    output: z.object({ fileName: z.string(), base64: z.string() }),
  },
})
