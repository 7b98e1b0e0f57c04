import { type Clock, systemClock } from '../clock'
import { CloudBaseError, lockTimedOut, transactionConflict, transactionMissing } from '../errors'
import { limits } from '../limits'
import type { Catalog } from './catalog'
import type { View } from './find'
import { Store } from './store'
import { type Decision, type HeldChange, Transaction } from './transaction'
import { type Change, checkChanges, storeChanges } from './write'

const lockName = ({ key }: Change) => key.toString('latin1')

/**
 * All writes go through here. Snapshot isolation: the second transaction to write a document is refused at once with
 * DATABASE_TRANSACTION_CONFLICT and aborted (the SDK's `runTransaction` starts a new one without rolling back); a write without a transaction
 * waits until the document is free.
 */
export class Transactions {
  private readonly open = new Map<string, Transaction>()
  private readonly locks = new Map<string, Transaction>()

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
    private readonly clock: Clock = systemClock,
  ) {}

  begin(): Transaction {
    const transaction = new Transaction(this.clock.after(limits.transactionMs, () => this.expire(transaction)))
    this.open.set(transaction.id, transaction)
    return transaction
  }

  /**
   * The open transaction for one of its operations, undefined for none.
   * @throws DATABASE_TRANSACTION_FAIL when it is over
   */
  find(id: string | undefined): Transaction | undefined {
    if (!id) return undefined
    const transaction = this.open.get(id)
    if (!transaction || transaction.committing) throw transactionMissing()
    transaction.snapshot ??= this.store.openSnapshot()
    return transaction
  }

  /**
   * Decides on the newest state (or the transaction's) and stores the changes in the same instant. `decide` may run again after waiting.
   * @throws DATABASE_TIMEOUT when transactions hold its documents for too long
   */
  async write<T>(transaction: Transaction | undefined, decide: (view: View) => Decision<T>): Promise<T> {
    if (transaction) return this.hold(transaction, decide)
    const until = this.clock.now() + limits.lockWaitMs
    for (;;) {
      const outcome = await this.store.transact(() => this.writeNow(decide))
      if ('result' in outcome) {
        outcome.onStored()
        return outcome.result
      }
      await this.waitFor(outcome.holder, until)
    }
  }

  /** @throws DATABASE_TRANSACTION_CONFLICT, DATABASE_DUPLICATE_WRITE; the transaction is over in every case */
  async commit(transaction: Transaction): Promise<void> {
    transaction.committing = true
    const changes = transaction.all()
    try {
      if (changes.length > 0) (await this.store.transact(() => this.commitNow(changes)))()
    } finally {
      this.end(transaction)
    }
  }

  /** Forgets the transaction's writes and frees its documents. */
  end(transaction: Transaction): void {
    if (!this.open.delete(transaction.id)) return
    for (const [name, holder] of this.locks) if (holder === transaction) this.locks.delete(name)
    transaction.close()
  }

  endAll(): void {
    for (const transaction of [...this.open.values()]) this.end(transaction)
  }

  private expire(transaction: Transaction): void {
    if (!transaction.committing) this.end(transaction)
  }

  /** Until the transaction is over; however many follow one another, never beyond `until`. */
  private waitFor(holder: Transaction, until: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.clock.after(until - this.clock.now(), () => reject(lockTimedOut(limits.lockWaitMs / 1000)))
      void holder.ended.then(() => {
        stop()
        resolve()
      })
    })
  }

  private writeNow<T>(decide: (view: View) => Decision<T>): { result: T; onStored: () => void } | { holder: Transaction } {
    const { result, changes } = decide({})
    const holder = changes.map((change) => this.locks.get(lockName(change))).find((locked) => locked !== undefined)
    if (holder) return { holder }
    return { result, onStored: storeChanges(this.store, this.catalog, changes) }
  }

  private commitNow(changes: HeldChange[]): () => void {
    // The base was read when the document was locked: within this write lmdb would answer the newest state for the snapshot too.
    for (const { key, base } of changes) if (!Store.isSameWrite(this.store.get(key), base)) throw transactionConflict()
    const current = changes.map((change) => ({ ...change, before: change.base ? this.store.documentOf(change.base) : null }))
    return storeChanges(
      this.store,
      this.catalog,
      current.filter(({ before, after }) => before !== null || after !== null),
    )
  }

  private hold<T>(transaction: Transaction, decide: (view: View) => Decision<T>): T {
    try {
      const { result, changes } = decide(transaction.view)
      const held = changes.map((change) => this.lock(transaction, change))
      checkChanges(this.store, mergeChanges(transaction.all(), held))
      for (const change of held) this.remember(transaction, change)
      return result
    } catch (error) {
      if (error instanceof CloudBaseError && endsTransaction.has(error.code)) this.end(transaction)
      throw error
    }
  }

  private lock(transaction: Transaction, change: Change): HeldChange {
    const name = lockName(change)
    const base = this.store.get(change.key, transaction.snapshot)
    const holder = this.locks.get(name)
    if ((holder && holder !== transaction) || !Store.isSameWrite(this.store.get(change.key), base)) throw transactionConflict()
    this.locks.set(name, transaction)
    return { ...change, base: base && Buffer.from(base) }
  }

  private remember(transaction: Transaction, change: HeldChange): void {
    const changes = transaction.changes.get(change.collection.id) ?? new Map<string, HeldChange>()
    transaction.changes.set(change.collection.id, changes.set(lockName(change), change))
  }
}

/** MongoDB aborts a transaction on a failed write; other refusals leave it open. */
const endsTransaction = new Set(['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_DUPLICATE_WRITE'])

function mergeChanges(earlier: HeldChange[], later: HeldChange[]): Change[] {
  return [...new Map([...earlier, ...later].map((change) => [lockName(change), change])).values()]
}
