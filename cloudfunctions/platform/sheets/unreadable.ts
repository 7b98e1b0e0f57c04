/** Why a file is not read: it is no .xlsx, one behind a password or of the old kind, too large inside, or reaches too far. */
export type Unreadable = 'unreadable' | 'locked' | 'tooLarge' | 'tooManyRows' | 'sprawling'

/** A file that is not read, and why. */
export class UnreadableSheet extends Error {
  constructor(readonly reason: Unreadable) {
    super(reason)
    this.name = 'UnreadableSheet'
  }
}
