export interface Limit {
  count: number
  windowSeconds: number
}

/** Counts calls in fixed windows. Kept in memory: a restart begins a new window. */
export class RateLimit {
  private window = -1
  private used = 0

  constructor(private readonly limit: Limit) {}

  /** Whether one more call fits at `now` (milliseconds); it is counted when it does. */
  take(now: number): boolean {
    const window = Math.floor(now / (this.limit.windowSeconds * 1000))
    if (window !== this.window) {
      this.window = window
      this.used = 0
    }
    if (this.used >= this.limit.count) return false
    this.used += 1
    return true
  }
}
