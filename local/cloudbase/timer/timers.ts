import type { Clock } from '../clock'
import { type Cron, cronMatches, parseCron } from './cron'

export interface Timer {
  function: string
  cron: string
}

/** Seconds that a busy process may make up for; what lies longer back is not fired late. */
const mostCaughtUp = 60

/** Looks at the clock once a second and fires the timers whose second it is. */
export class Timers {
  private stop = () => {}
  private checked: number
  private timers: { function: string; cron: Cron }[] = []

  constructor(
    timers: Timer[],
    private readonly clock: Clock,
    private readonly fire: (functionName: string, at: Date) => void,
  ) {
    this.set(timers)
    this.checked = Math.floor(clock.now() / 1000)
    this.wait()
  }

  /** @throws Error that names a wrong cron expression */
  set(timers: Timer[]): void {
    this.timers = timers.map((timer) => ({ function: timer.function, cron: parseCron(timer.cron) }))
  }

  close(): void {
    this.stop()
  }

  private wait(): void {
    this.stop = this.clock.after(1000 - (this.clock.now() % 1000), () => {
      this.wait()
      this.check(Math.floor(this.clock.now() / 1000))
    })
  }

  private check(second: number): void {
    for (let at = Math.max(this.checked + 1, second - mostCaughtUp); at <= second; at++) {
      const instant = new Date(at * 1000)
      for (const timer of this.timers) if (cronMatches(timer.cron, instant)) this.fire(timer.function, instant)
    }
    this.checked = Math.max(this.checked, second)
  }
}
