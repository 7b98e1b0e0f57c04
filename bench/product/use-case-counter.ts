import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { InputOf, OutputOf, UseCaseName } from '../../cloudfunctions/contracts'
import type { Stats } from '../../local/cloudbase'
import type { ServerProcess } from '../../test/local/stack/server-process'
import type { Report } from '../report'
import { within } from '../report'

/** What a call is about, where that is not clear from its name, and how many operations it may need. */
export interface Measure {
  when?: string
  most?: number
}

/** How long the jobs may take, and how close to them nothing is begun, in milliseconds. */
const jobsTake = 3000
const tooClose = 500

/** Calls use cases, and counts for each the operations it asked of the database. Without a report it only warms up. */
export class UseCaseCounter {
  readonly counted = new Set<UseCaseName>()
  private readonly period = timerPeriod()

  constructor(
    readonly server: ServerProcess,
    private readonly report: Report | null,
  ) {}

  call<N extends UseCaseName>(openid: string, name: N, input: InputOf<N>, measure: Measure = {}): Promise<OutputOf<N>> {
    return this.count(name, measure, () => this.server.call(openid, name, input))
  }

  /** One that is refused, because what it asks for takes longer to come about than a benchmark. */
  async callInVain<N extends UseCaseName>(openid: string, name: N, input: InputOf<N>, measure: Measure): Promise<void> {
    const reply = await this.count(name, measure, () => this.server.ask(openid, name, input))
    if (reply.ok) throw new Error(`${name} was not refused`)
  }

  private async count<R>(name: UseCaseName, measure: Measure, work: () => Promise<R>): Promise<R> {
    if (!this.report) return work()
    await this.awayFromTimer()
    const before = await this.server.get<Stats>('/stats')
    const output = await work()
    const after = await this.server.get<Stats>('/stats')
    if (before.functions.jobs?.calls !== after.functions.jobs?.calls) throw new Error(`the timer ran while ${name} was counted`)
    const operations = after.databaseOperations - before.databaseOperations
    const row = { name: measure.when ? `${name}, ${measure.when}` : name, value: operations, unit: 'operations' }
    this.report.add(measure.most === undefined ? row : within(row.name, row.value, row.unit, measure.most))
    this.counted.add(name)
    return output
  }

  /** The timer's jobs also ask the database: waits until they are over and the next are not near. */
  private async awayFromTimer(): Promise<void> {
    const since = Date.now() % this.period
    if (since < jobsTake) await pause(jobsTake - since)
    if (since > this.period - tooClose) await pause(this.period - since + jobsTake)
  }
}

/** Milliseconds between two runs of the jobs, as they are deployed. */
function timerPeriod(): number {
  const file = path.join(__dirname, '../../cloudfunctions/jobs/config.json')
  const { triggers } = JSON.parse(readFileSync(file, 'utf8')) as { triggers: { config: string }[] }
  const seconds = /^\*\/(\d+) /.exec(triggers[0]?.config ?? '')?.[1]
  if (seconds === undefined) throw new Error(`${file}: the timer is not "every so many seconds"`)
  return Number(seconds) * 1000
}
