/** CloudBase's documented limits, enforced here so that nobody meets them first in production. Bytes, milliseconds or counts. */
export const limits = {
  documentBytes: 512 * 1024,
  responseBytes: 16 * 1024 * 1024,
  adminRequestBytes: 20 * 1024 * 1024,
  /** A phone's call: text. */
  callRequestBytes: 100 * 1024,
  /** A call from a function through the SDK, and what any function answers. */
  invokeBytes: 6 * 1024 * 1024,
  fileBytes: 50 * 1024 * 1024,
  /** MongoDB's bound for the values of one index entry. */
  indexedBytes: 1024,
  /** Ours: an _id stands in every index entry and lmdb's keys end at 1978 bytes. */
  idBytes: 900,
  indexesPerCollection: 20,
  queryDefault: 100,
  queryMost: 1000,
  transactionMs: 30_000,
  /** Ours: a write outside transactions that waits longer for a document is refused, before the SDK's own 15 s. */
  lockWaitMs: 10_000,
  functionSeconds: 60,
  /** Ours: CloudBase starts further instances instead of letting calls wait. */
  queuedCalls: 1000,
  queueMs: 15_000,
  /** A query that reads more documents than this without an index is logged. */
  unindexedScan: 1000,
} as const
