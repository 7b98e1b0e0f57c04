import type {
  announcementLabels,
  cancelPolicyLabels,
  coverLabels,
  eventKindLabels,
  eventStatusLabels,
  recipientLabels,
  signUpStatusLabels,
  whyNotLabels,
} from '../../../miniprogram/shared/labels'
import type { Answers, Question } from '../../contracts/questions'
import type { Stored } from '../../platform/database'
import type { TemplateName } from '../../platform/templates'

export type SignUpStatus = keyof typeof signUpStatusLabels

/** Why somebody cannot sign up. */
export type WhyNot = keyof typeof whyNotLabels

/** Seats for the people of one organisation and those below it, numbered and counted as the event's own are. */
export interface Quota {
  name: string
  most: number
  issued: number
  free: number[]
  waiting: number
}

/** Where a quota went when its organisation did: its number n is number `by` + n there. */
export interface MovedQuota {
  to: string
  by: number
}

export interface EventRecord extends Stored {
  title: string
  /** Every short piece of the title and the name of the place, for looking it up; made by `soughtPieces`. */
  pieces: string[]
  kind: keyof typeof eventKindLabels
  status: keyof typeof eventStatusLabels
  organisationId: string
  organisationName: string
  organisationPath: string[]
  creatorId: string
  /** Goes up by one with every edit: whoever edits an older one is told. */
  version: number
  /** Events made in one go have the same; null for one that stands alone. */
  seriesId: string | null
  /** Why it was called off; null as long as it is not. */
  cancelReason: string | null
  /** Null for the picture of its kind. */
  cover: { builtIn: keyof typeof coverLabels } | { imageId: string } | null
  /** Attachments. */
  files: { fileId: string; name: string }[]
  /** Where it takes place online, shown to those who take part only; null for none. */
  onlineUrl: string | null
  /** Who may sign up: members of these organisations or below, or of a segment; null for every member. */
  audience: { organisationIds: string[]; segmentId: string | null } | null
  /** What it asks of those who sign up; an answer keeps the version it was given to. */
  questions: { version: number; items: Question[] }
  /** Questions that were put so once, each up to a version, the earliest first: what was answered to them is still shown. */
  formerQuestions?: { questionId: string; label: string; until: number }[]
  cancelPolicy: keyof typeof cancelPolicyLabels
  /** Until when one may cancel under `untilDeadline`; null under the others. */
  cancelBy: Date | null
  /** Members may check in with the organiser's code. */
  selfCheckIn: boolean
  /** Leaving is noted too. */
  signOut: boolean
  /** Pictures of the day, for those who took part. */
  photoIds: string[]
  startsAt: Date
  endsAt: Date
  place: { name: string; address?: string | undefined; latitude?: number | undefined; longitude?: number | undefined }
  capacity: number
  description: string | null
  signUpOpensAt: Date | null
  signUpClosesAt: Date
  waitlist: boolean
  /** By organisation: at most so many seats for its people, out of the capacity. Fixed but for `most` once somebody signed up. */
  quotas: Record<string, Quota>
  /** Quotas that went into another since the rows were last looked through, until no row holds a number of theirs. */
  movedQuotas?: Record<string, MovedQuota>
  /** Staff let people in one by one; until then a sign-up is `pending` and holds nothing. */
  approval: boolean
  /** How many somebody may bring. */
  companionsAllowed: number
  /** Seat numbers handed out so far, 1 to `issued`, of which some may be free again. */
  issued: number
  /** Seat numbers that were given back. A hint: the rows decide, because no seat number can stand in two of them. */
  free: number[]
  /** How many wait outside any quota. A hint, set right from the rows by `settle`. */
  waiting: number
  /** Place numbers handed out in the waitlist; a lower one is earlier. */
  queued: number
  /** Since when hints and rows may disagree; null when `settle` has compared them. */
  unsettledSince: Date | null
  /** When `settle` last compared them. */
  settledAt: Date | null
}

/** Somebody came or, with `out`, left, or it was taken back; with the key of an act that was sent from a phone's store. */
export interface CheckInAct {
  at: Date
  byId: string
  byName: string
  undone: boolean
  out?: true
  key?: string
}

/** One person at one event: one row whatever is tapped how often. */
export interface SignUpRecord extends Stored {
  eventId: string
  memberId: string
  memberName: string
  organisationPath: string[]
  status: SignUpStatus
  /** The quota they count in; null for none. */
  quota: string | null
  /**
   * The numbers held: the event's as they are, the quota's as `<organisation>#<number>`. The member's id when there are none, because a
   * unique index counts missing as equal.
   */
  seats: (number | string)[]
  /** The place number in the waitlist; null for whoever never waited. */
  queue: number | null
  /** The place on the roster: those with a seat first, then those who wait, then the rest. */
  order: number
  companions: number
  /** Until when an offered seat is kept for them. */
  offerEndsAt: Date | null
  answers: Answers
  /** The version of the questions that `answers` answers. */
  answersVersion: number
  signedUpAt: Date
  /** Who signed them up, when it was not they themself. */
  by: { memberId: string; name: string } | null
  statusAt: Date
  /** Set when seats were given back and may not have been passed on yet. */
  freedAt: Date | null
  checkedInAt: Date | null
  /** When they left, where that is noted. */
  signedOutAt: Date | null
  /** Their name may stand on the public list of who comes. */
  showsName: boolean
  /** What they thought of it, 1 to 5. */
  rating: { stars: number; comment: string | null; at: Date } | null
  /** Since when the member's record may not yet say whether they took part; see `note-participation.ts`. */
  noteAt?: Date | null
  /** Who checked them in or undid it, and when: the entry of this act in the audit, kept with what it changed. */
  checkIns: CheckInAct[]
}

/** Answers with the version of the questions they answer. */
export type Answered = Pick<SignUpRecord, 'answers' | 'answersVersion'>

/** Which of those who signed up are told something; `active` are all who hold or await a seat. */
export type Recipients = keyof typeof recipientLabels

/** Something told to many at once: one row, from which a delivery is written for each of them. */
export interface AnnouncementRecord extends Stored {
  eventId: string
  kind: keyof typeof announcementLabels
  to: Recipients
  title: string
  body: string
  template: TemplateName
  /** The fields of the template, the same for everybody. */
  fields: Record<string, string>
  at: Date
  /** Who of the staff wrote it; null for what the product tells by itself. */
  by: { memberId: string; name: string } | null
  /** Whether every delivery is written, the member after whom it goes on, and how many were written. */
  fanOut: { state: 'filling' | 'done'; after: string | null; recipients: number }
}
