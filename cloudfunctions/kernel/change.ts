import type { Transaction } from '../platform/database'
import { isConflict, transact } from '../platform/database'
import type { Actor } from './access'
import { AppError } from './app-error'
import type { AuditedAct } from './audit'
import { appendEntry } from './audit'
import type { PersonalMessage } from './outbox'
import { deliveries, personalDelivery } from './outbox'

/** A transaction that also keeps the audit entry and the messages that belong to the change. */
export interface Change extends Transaction {
  audit(act: AuditedAct): Promise<void>
  tell(message: PersonalMessage): Promise<void>
}

interface By {
  actor: Pick<Actor, 'memberId' | 'name'>
  now: Date
  requestId: string
}

/**
 * A change by staff, its audit entry and the messages it owes, as one act: all are stored or none.
 * `work` may run again when somebody else wrote first; it must read what it decides on through `change`.
 */
export async function atomically<R>(by: By, work: (change: Change) => Promise<R>): Promise<R> {
  try {
    return await transact((transaction) =>
      work({
        ...transaction,
        audit: (act) => appendEntry(transaction, act, by),
        tell: (message) => transaction.insert(deliveries, personalDelivery(message, by.now)),
      }),
    )
  } catch (error) {
    throw isConflict(error) ? new AppError('BUSY', { over: 'conflict' }) : error
  }
}
