import type { eventKindLabels, eventStatusLabels, signUpStatusLabels } from '../../../miniprogram/shared/labels'
import type { Stored } from '../../platform/database'

export type SignUpStatus = keyof typeof signUpStatusLabels

/** Seats for the people of one organisation and those below it, numbered and counted as the event's own are. */
export interface Quota {
  name: string
  most: number
  issued: number
  free: number[]
  waiting: number
}

export interface EventRecord extends Stored {
  title: string
  kind: keyof typeof eventKindLabels
  status: keyof typeof eventStatusLabels
  organisationId: string
  organisationName: string
  organisationPath: string[]
  creatorId: string
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
  answers: Record<string, unknown>
  signedUpAt: Date
  /** Who signed them up, when it was not they themself. */
  by: { memberId: string; name: string } | null
  statusAt: Date
  /** Set when seats were given back and may not have been passed on yet. */
  freedAt: Date | null
  checkedInAt: Date | null
  /** Since when the member's record may not yet say whether they took part; see `note-participation.ts`. */
  noteAt?: Date | null
  /** Who checked them in or undid it, and when: the entry of this act in the audit, kept with what it changed. */
  checkIns: { at: Date; byId: string; byName: string; undone: boolean }[]
}
