import * as z from 'zod'
import { eventKindLabels } from '../../../miniprogram/shared/labels'
import { limits } from '../../../miniprogram/shared/limits'
import { AnswersInput } from '../questions'
import { DateOnly, defineContract, Id, PageInput, pageOf, text } from '../define'
import { keysOf } from '../keys'
import { EventView, MySignUpView, SignUpStatus } from './views'

/** A day on which an event can be. */
const Day = DateOnly.refine((date) => date >= '2000' && date < '2100')

/** Which events are looked for, beside when. */
const wanted = {
  kind: z.enum(keysOf(eventKindLabels)).optional(),
  /** Held by this organisation or one below it. */
  organisationId: Id.optional(),
  /** Those for which the caller could sign up now, a waitlist included. */
  openForMe: z.boolean().optional(),
  /** Those at most so many metres away as the crow flies. Where somebody is is used for this answer and not kept. */
  near: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      metres: z.int().min(100).max(100_000).default(5000),
    })
    .optional(),
  /** Words from the title or the name of the place; each has to be there. */
  text: text(limits.soughtText).optional(),
}

/** What there is, and what of it is mine. */
export const findingContract = defineContract({
  /** Events by their start: `upcoming` the next first, `past` and `managed` the latest first. Drafts only among `managed`. */
  'events.listEvents': {
    access: 'anyone',
    input: z.strictObject({
      /** `all` are the published ones whenever they are, the earliest first. */
      filter: z.enum(['upcoming', 'past', 'all', 'managed']).default('upcoming'),
      ...wanted,
      /** Beginning on these days in Shanghai or between them. */
      fromOn: Day.optional(),
      toOn: Day.optional(),
      ...PageInput,
    }),
    /** With `openForMe` or `near` a page may be shorter than asked for, or empty, and there may still be another. */
    output: pageOf(EventView),
  },
  /** How many events begin on each day of a month or so; days without one are left out. */
  'events.countByDay': {
    access: 'anyone',
    input: z.strictObject({ fromOn: Day, toOn: Day, ...wanted }),
    output: z.object({ items: z.array(z.object({ on: z.string(), count: z.int() })) }),
  },
  /** One event in full; a draft only for those who prepare it. */
  'events.getEvent': { access: 'anyone', input: z.strictObject({ eventId: Id }), output: EventView },
  /** The caller's own sign-ups in whatever state, the newest first. */
  'events.listMySignUps': { access: 'member', input: z.strictObject(PageInput), output: pageOf(MySignUpView) },
  /** What the caller answered the last time they were asked the same, as far as it is an answer still. */
  'events.getLastAnswers': {
    access: 'member',
    input: z.strictObject({ eventId: Id }),
    output: z.object({ answers: AnswersInput }),
  },
  /** The names of those who come and agreed to be named; nothing else about them. */
  'events.listWhoComes': {
    access: 'member',
    input: z.strictObject({ eventId: Id, ...PageInput }),
    output: pageOf(z.object({ name: z.string(), companions: z.int() })),
  },
  /**
   * Approved members whom the caller looks after, by name; with where they stand with the event, if the caller may sign them up for it.
   * Never a phone.
   */
  'events.findPeople': {
    access: ['liaison', 'organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, namePart: text(limits.name).optional(), ...PageInput }),
    output: pageOf(
      z.object({
        memberId: z.string(),
        name: z.string(),
        organisationNames: z.array(z.string()),
        status: SignUpStatus.optional(),
      }),
    ),
  },
  /** A mini-program code that opens the event, for a poster. */
  'events.makeEventPicture': {
    access: 'member',
    input: z.strictObject({ eventId: Id }),
    output: z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), base64: z.string() }),
  },
})
