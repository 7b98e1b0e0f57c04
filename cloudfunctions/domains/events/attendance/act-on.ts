import type { Actor } from '../../../kernel/access'
import { scopeOf } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import type { Criteria } from '../../../platform/database'
import { command } from '../../../platform/database'
import type { SignUpRecord } from '../records'
import { seatNumbers } from '../seats/seat-rules'
import { signUpId } from '../store'
import type { Standstill } from './act-rules'
import { standstill } from './act-rules'
import type { Doing } from './attendance-store'
import { actOnRow, rowAt } from './attendance-store'
import { openTicket } from './codes'

/** How often somebody else may be quicker before the person is asked to try again. */
const mostAttempts = 3

/** Whom an act is about: the person, their ticket, or a number they sit on. */
export interface Whom {
  memberId?: string | undefined
  ticket?: string | undefined
  seatNumber?: number | undefined
}

/** The row of somebody at an event that staff reach; a ticket is looked at before anything else that names them. */
export function rowOf(eventId: string, { memberId, ticket, seatNumber }: Whom, actor: Pick<Actor, 'roles'>): Criteria {
  const reached = { organisationPath: command().in(scopeOf(actor, 'organiser', 'administrator')) }
  const named = ticket === undefined ? memberId : openTicket(ticket, eventId)
  if (named !== undefined) return { _id: signUpId(eventId, named), ...reached }
  if (seatNumber === undefined) throw new AppError('INVALID_INPUT', { fields: ['memberId'] })
  return { eventId, seats: seatNumber, ...reached }
}

/** Does an act on a row and answers the row; with it why nothing was changed, when nothing was. One operation in the usual case. */
export async function actOn(which: Criteria, doing: Doing): Promise<{ row: SignUpRecord; standing: Standstill | null }> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const changed = await actOnRow(which, doing)
    if (changed) return { row: changed, standing: null }
    const row = await rowAt(which)
    const standing = standstill(row, doing.act, doing.key)
    if (row && standing) return { row, standing }
  }
  throw new AppError('BUSY', { over: 'row' })
}

/** What is said of somebody at the door. */
export function arrivalView(row: SignUpRecord) {
  return {
    memberId: row.memberId,
    name: row.memberName,
    seats: seatNumbers(row.seats),
    companions: row.companions,
    ...(row.checkedInAt === null ? {} : { checkedInAt: row.checkedInAt.toISOString() }),
    ...(row.signedOutAt === null ? {} : { signedOutAt: row.signedOutAt.toISOString() }),
  }
}
