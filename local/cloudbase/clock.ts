/** Where waiting and "now" come from, so that a test may let thirty seconds pass at once. Milliseconds. */
export interface Clock {
  now(): number
  /** Runs something later, unless the answered function is called before. Waiting keeps no process alive. */
  after(ms: number, act: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms).unref()
    return () => clearTimeout(timer)
  },
}

interface Waiting {
  at: number
  act: () => void
}

/** A clock that stands still until somebody moves it. */
export class TestClock implements Clock {
  private waiting: Waiting[] = []

  constructor(private time: number = Date.now()) {}

  now(): number {
    return this.time
  }

  after(ms: number, act: () => void): () => void {
    const entry = { at: this.time + ms, act }
    this.waiting.push(entry)
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry)
    }
  }

  /** Lets time pass; what falls due on the way runs at its own moment, in order. */
  advance(ms: number): void {
    const end = this.time + ms
    for (let next = this.nextDue(end); next; next = this.nextDue(end)) {
      this.waiting = this.waiting.filter((other) => other !== next)
      this.time = Math.max(this.time, next.at)
      next.act()
    }
    this.time = end
  }

  /** As when the machine slept: the time has passed, and nothing has run yet. */
  sleep(ms: number): void {
    this.time += ms
  }

  private nextDue(end: number): Waiting | undefined {
    const due = this.waiting.filter(({ at }) => at <= end)
    return due.reduce<Waiting | undefined>((first, next) => (first && first.at <= next.at ? first : next), undefined)
  }
}
