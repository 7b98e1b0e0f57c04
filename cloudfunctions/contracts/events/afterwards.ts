import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { defineContract, Done, FileId, Id, text } from '../define'

/** People of one organisation, or all of them. */
const Turnout = z.object({
  /** Who had a seat, and with those they brought. */
  signedUp: z.int(),
  seats: z.int(),
  /** Who of them came, and with those they brought. */
  came: z.int(),
  cameSeats: z.int(),
  /** Who did not; missing until the event is over. */
  didNotCome: z.int().optional(),
})

/** What comes after. */
export const afterwardsContract = defineContract({
  /** What somebody who came thought of it, from the end of the event on; can be changed for 14 days. */
  'events.rateEvent': {
    access: 'member',
    input: z.strictObject({ eventId: Id, stars: z.int().min(1).max(5), comment: text(limits.comment).optional() }),
    output: Done,
  },
  /** Numbers for planning; nobody is named, and members never see them. */
  'events.getFigures': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id }),
    output: z.object({
      title: z.string(),
      isOver: z.boolean(),
      all: Turnout,
      /** Who cancelled, and who still waited. */
      cancelled: z.int(),
      waiting: z.int(),
      organisations: z.array(Turnout.extend({ organisationId: z.string(), name: z.string() })),
      ratings: z.object({
        people: z.int(),
        /** Missing while fewer than three rated: it would tell who said what. */
        average: z.number().optional(),
        /** How many gave one star, two, … five. */
        byStars: z.array(z.int()).optional(),
        comments: z.array(z.string()).optional(),
      }),
      photos: z.int(),
    }),
  },
  /** Sends the figures to the administrators of the event's organisation, once a day. */
  'events.sendSummary': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id }),
    output: z.object({ people: z.int() }),
  },
  /** Adds pictures the caller has uploaded: at most 60 for an event, each once. Answers how many there are. */
  'events.addPhotos': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, imageIds: z.array(FileId).min(1).max(limits.uploads) }),
    output: z.object({ photos: z.int() }),
  },
  /** Removes the picture itself too, unless something else shows it. */
  'events.removePhoto': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, imageId: FileId }),
    output: Done,
  },
  /** Pictures of the day, for those who took part. */
  'events.listPhotos': {
    access: 'member',
    input: z.strictObject({ eventId: Id }),
    output: z.object({
      items: z.array(z.object({ imageId: z.string() })),
      title: z.string(),
      /** The caller may add and remove. */
      mayManage: z.boolean(),
    }),
  },
})
