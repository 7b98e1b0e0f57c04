import { randomBytes } from 'node:crypto'
import { type RootDatabase, type Transaction, open } from 'lmdb'
import { CloudBaseError, storageFailed } from '../errors'
import type { Doc } from './document'
import { successor } from './keys'
import { type FieldNames, decodeFields } from './partial-document'
import { isStorageError, reasonOf } from './store-errors'

/** A consistent past state; reads without one see the newest. */
export type Snapshot = Transaction

export interface Entry {
  key: Buffer
  value: Buffer
}

export interface KeyRange {
  /** Inclusive. */
  from: Buffer
  /** Exclusive. */
  to: Buffer
}

/** Every stored document starts with a stamp that changes with each write, so that a transaction can see that one happened. */
const stampBytes = 8

/** The ordered, durable bytes under everything: lmdb with binary keys. A write is answered after it has reached the disk. */
export class Store {
  private readonly db: RootDatabase<Buffer, Buffer>
  private readonly run = randomBytes(4)
  private written = 0
  /** For tests: throws what a write is to fail with. */
  beforeCommit: () => void = () => {}

  constructor(path: string) {
    // Without overlappingSync the promise of a transaction settles after the flush and not before it. eventTurnBatching makes a promise of
    // its own that nobody can catch: a full disk would end the process.
    this.db = open<Buffer, Buffer>({
      path,
      encoding: 'binary',
      keyEncoding: 'binary',
      overlappingSync: false,
      eventTurnBatching: false,
      maxReaders: 512,
    })
  }

  get(key: Buffer, snapshot?: Snapshot): Buffer | undefined {
    return this.db.get(key, snapshot && { transaction: snapshot })
  }

  /** As `get`, without a copy: the bytes hold until the next read. */
  peek(key: Buffer, snapshot?: Snapshot): Buffer | undefined {
    if (snapshot) return this.get(key, snapshot)
    const bytes = this.db.getBinaryFast(key)
    // lmdb gives its own buffer, and the length of the value in place of the buffer's.
    return bytes?.subarray(0, bytes.length)
  }

  getDocument(key: Buffer, snapshot?: Snapshot): Doc | undefined {
    const value = this.get(key, snapshot)
    return value && this.documentOf(value)
  }

  /** The document inside a stored value, or some of its fields. */
  documentOf(value: Buffer, names?: FieldNames): Doc {
    return decodeFields(value.subarray(stampBytes), names)
  }

  range({ from, to }: KeyRange, { reverse = false, snapshot }: { reverse?: boolean; snapshot?: Snapshot } = {}): Iterable<Entry> {
    const read = snapshot ? { transaction: snapshot } : {}
    if (!reverse) return this.db.getRange({ start: from, end: to, ...read })
    // lmdb's backward range starts at its upper key and stops before the lower one; both must be moved by "nothing".
    return this.backwards(from, to, read)
  }

  private *backwards(from: Buffer, to: Buffer, read: { transaction?: Snapshot }): Iterable<Entry> {
    for (const entry of this.db.getRange({ start: to, reverse: true, ...read })) {
      if (Buffer.compare(entry.key, to) >= 0) continue
      if (Buffer.compare(entry.key, from) < 0) return
      yield entry
    }
  }

  /** All entries whose key begins with `prefix`. */
  within(prefix: Buffer, snapshot?: Snapshot): Iterable<Entry> {
    return this.range({ from: prefix, to: successor(prefix) }, { snapshot })
  }

  /** Inside a transaction only. */
  put(key: Buffer, value: Buffer): void {
    void this.db.put(key, value)
  }

  /** Inside a transaction only. */
  putDocument(key: Buffer, bson: Uint8Array): void {
    const stamp = Buffer.alloc(stampBytes)
    this.run.copy(stamp)
    stamp.writeUInt32BE(++this.written >>> 0, 4)
    this.put(key, Buffer.concat([stamp, bson]))
  }

  /** Inside a transaction only. */
  remove(key: Buffer): void {
    void this.db.remove(key)
  }

  /**
   * All or nothing; settles when durable. Concurrent transactions share one flush, and one failure of it.
   * @throws what `act` throws, and DATABASE_REQUEST_FAILED when the disk refuses
   */
  async transact<T>(act: () => T): Promise<T> {
    try {
      return await this.db.childTransaction(() => {
        const result = act()
        this.beforeCommit()
        return result
      })
    } catch (error) {
      if (error instanceof CloudBaseError || !isStorageError(error)) throw error
      throw storageFailed(await reasonOf(error))
    }
  }

  /** As {@link transact}, at once; for the time before anything is served. */
  transactNow<T>(act: () => T): T {
    return this.db.transactionSync(act)
  }

  /** How many entries there are between two keys. */
  count({ from, to }: KeyRange, snapshot?: Snapshot): number {
    return this.db.getKeysCount({ start: from, end: to, ...(snapshot && { transaction: snapshot }) })
  }

  /** Whether there are more entries than `most` between two keys; costs the less the smaller `most` is. */
  hasMoreThan({ from, to }: KeyRange, most: number, snapshot?: Snapshot): boolean {
    const range = { start: from, end: to, offset: most, limit: 1, ...(snapshot && { transaction: snapshot }) }
    for (const key of this.db.getKeys(range)) return Buffer.compare(key, to) < 0
    return false
  }

  /** The caller must end it with `done()`. */
  openSnapshot(): Snapshot {
    return this.db.useReadTransaction()
  }

  /** True when a document's stored bytes are the same write. */
  static isSameWrite(a: Buffer | undefined, b: Buffer | undefined): boolean {
    if (!a || !b) return a === b
    return a.subarray(0, stampBytes).equals(b.subarray(0, stampBytes))
  }

  async close(): Promise<void> {
    await this.db.close()
  }
}
