import type { InputOf, OutputOf, UseCaseName } from '../../cloudfunctions/contracts'
import type { ServerProcess } from '../../test/local/stack/server-process'
import { operationsOf } from '../away-from-timer'
import type { Report } from '../report'
import { within } from '../report'

/** What a call is about, where that is not clear from its name, and how many operations it may need. */
export interface Measure {
  when?: string
  most?: number
}

/** Calls use cases, and counts for each the operations it asked of the database. Without a report it only warms up. */
export class UseCaseCounter {
  readonly counted = new Set<UseCaseName>()

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
    const { operations, output } = await operationsOf(this.server, work)
    const row = { name: measure.when ? `${name}, ${measure.when}` : name, value: operations, unit: 'operations' }
    this.report.add(measure.most === undefined ? row : within(row.name, row.value, row.unit, measure.most))
    this.counted.add(name)
    return output
  }
}
