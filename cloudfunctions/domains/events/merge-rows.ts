import type { SignUpRecord, SignUpStatus } from './records'
import { isActive } from './rules'
import { orderOf } from './seats/seat-rules'

/** Which of two sign-ups of one person for one event is worth more: a seat before a place in the waitlist. */
const worth: Record<SignUpStatus, number> = {
  confirmed: 4,
  offered: 3,
  waitlisted: 2,
  pending: 1,
  declined: 0,
  expired: 0,
  rejected: 0,
  cancelled: 0,
}

/** Which row stays when both records signed up for one event: the one with a seat, then the one checked in, then the earlier in the waitlist. */
export function stays(kept: SignUpRecord, going: SignUpRecord): 'kept' | 'going' {
  if (worth[kept.status] !== worth[going.status]) return worth[going.status] > worth[kept.status] ? 'going' : 'kept'
  if ((kept.checkedInAt === null) !== (going.checkedInAt === null)) return kept.checkedInAt === null ? 'going' : 'kept'
  if (kept.status === 'waitlisted' && (going.queue ?? 0) < (kept.queue ?? 0)) return 'going'
  return 'kept'
}

/** Whether both rows hold something, so that one of them must be given up. */
export function clash(kept: SignUpRecord | null, going: SignUpRecord): boolean {
  return kept !== null && isActive(kept.status) && isActive(going.status)
}

/** The row of `toId` once it has what the row of another record held. The seat numbers move; they are in one row before and after. */
export function withRowOf(
  kept: SignUpRecord | null,
  going: SignUpRecord,
  toId: string,
  now: Date,
): Omit<SignUpRecord, '_id' | 'eventId'> {
  const checkIns = [...(kept?.checkIns ?? []), ...going.checkIns]
  const wasThere = checkIns.length > 0 || going.checkedInAt !== null || Boolean(kept?.checkedInAt)
  const { _id, eventId: _eventId, ...row } = kept === null || isActive(going.status) ? going : kept
  return {
    ...row,
    memberId: toId,
    seats: row.seats.map((seat) => (seat === row.memberId ? toId : seat)),
    signedUpAt: kept !== null && kept.signedUpAt < going.signedUpAt ? kept.signedUpAt : going.signedUpAt,
    // Either row may have given seats back that were not passed on yet.
    freedAt: kept?.freedAt ?? going.freedAt,
    rating: going.rating ?? kept?.rating ?? null,
    checkIns,
    // Whether they took part is noted on the member, and the row says of another one now that they did.
    ...(wasThere ? { noteAt: now } : {}),
  }
}

/** What is left of a row whose contents moved to another: nothing, until it is removed. */
export function emptied({ memberId }: SignUpRecord) {
  return {
    status: 'cancelled' as const,
    seats: [memberId],
    queue: null,
    order: orderOf({ status: 'cancelled', seats: [], queue: null }),
    freedAt: null,
    offerEndsAt: null,
    by: null,
    answers: {},
    showsName: false,
    checkedInAt: null,
    signedOutAt: null,
    rating: null,
    noteAt: null,
    checkIns: [],
  } satisfies Partial<SignUpRecord>
}
