import { AppError, unreachable } from '../../../kernel/app-error'
import type { EventRecord, SignUpRecord } from '../records'

/** What is done with somebody at the door: come, taken back, gone, taken back. */
export type Act = 'in' | 'undo' | 'out' | 'undoOut'

type Standing = Pick<SignUpRecord, 'status' | 'checkedInAt' | 'signedOutAt' | 'checkIns'>

/** Where a row stands that an act could not change: the act is on it, or somebody did the same before. */
export type Standstill = 'repeated' | 'already'

/**
 * Why an act changed nothing, told from the row as it stands. `repeated`: this very act is on it, its reply was lost. `already`: it was so
 * before. Null: it would change something now, so somebody was quicker. Throws when it cannot be done.
 */
export function standstill(row: Standing | null, act: Act, key: string | undefined): Standstill | null {
  if (!row) throw new AppError('SIGN_UP_NOT_FOUND')
  if (key !== undefined && row.checkIns.some((done) => done.key === key)) return 'repeated'
  switch (act) {
    case 'in':
      if (row.checkedInAt !== null) return 'already'
      if (row.status !== 'confirmed') throw new AppError('NOT_CONFIRMED')
      return null
    case 'undo':
      return row.checkedInAt === null ? 'already' : null
    case 'out':
      if (row.checkedInAt === null) throw new AppError('NOT_CHECKED_IN')
      return row.signedOutAt === null ? null : 'already'
    case 'undoOut':
      return row.signedOutAt === null ? 'already' : null
    default:
      return unreachable(act)
  }
}

/** When something was done that a phone kept for so many seconds. Only the server's clock counts. */
export function doneAt(now: Date, secondsAgo: number): Date {
  return new Date(now.getTime() - secondsAgo * 1000)
}

/** Whether somebody has a seat, if only an offered one. */
export function holdsSeat(row: SignUpRecord | null): row is SignUpRecord {
  return row !== null && (row.status === 'confirmed' || row.status === 'offered')
}

/** People are added at the door from the day before on; earlier they are signed up. */
const doorOpensHours = 24

/** Refuses to add somebody at the door when nobody can stand there. */
export function requireAtDoor(event: Pick<EventRecord, 'status' | 'startsAt'>, now: Date): void {
  if (event.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  if (now.getTime() < event.startsAt.getTime() - doorOpensHours * 3600_000) throw new AppError('WALK_IN_EARLY')
}
