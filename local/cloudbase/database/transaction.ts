import { randomUUID } from 'node:crypto'
import type { Collection } from './catalog'
import type { Doc } from './document'
import type { View } from './find'
import type { Snapshot } from './store'
import type { Change } from './write'

/** What a write decided: its answer, and what it changes. */
export interface Decision<T> {
  result: T
  changes: Change[]
}

export interface HeldChange extends Change {
  /** The stored bytes at the snapshot; the commit checks that they are still the newest. */
  base: Buffer | undefined
}

/** A transaction under way: a snapshot taken at its first operation, and its own writes over it. */
export class Transaction {
  readonly id = randomUUID()
  readonly changes = new Map<number, Map<string, HeldChange>>()
  snapshot: Snapshot | undefined
  committing = false
  private release = () => {}
  readonly ended = new Promise<void>((resolve) => {
    this.release = resolve
  })

  constructor(private readonly stopTimer: () => void) {}

  get view(): View {
    return { snapshot: this.snapshot, changed: (collection) => this.changedIn(collection) }
  }

  all(): HeldChange[] {
    return [...this.changes.values()].flatMap((changes) => [...changes.values()])
  }

  close(): void {
    this.stopTimer()
    this.snapshot?.done()
    this.release()
  }

  private changedIn(collection: Collection): Map<string, Doc | null> {
    const changes = this.changes.get(collection.id) ?? new Map<string, HeldChange>()
    return new Map([...changes].map(([key, { after }]) => [key, after]))
  }
}
