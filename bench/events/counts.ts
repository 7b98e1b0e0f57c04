import type { Measure } from '../product/use-case-counter'
import { UseCaseCounter } from '../product/use-case-counter'
import type { ServerProcess } from '../../test/local/stack/server-process'
import type { Report } from '../report'
import { exactly, within } from '../report'
import { memberIdOf, openidOf, plantFilled } from './crowd'

const sizes = [10, 10_000]
const ofRoster = 2000

/** What the calls of a busy event ask of the database, however large it is. */
export async function counts(server: ServerProcess, report: Report): Promise<void> {
  const figures = new Map<string, number>()
  const counter = new UseCaseCounter(server, { add: (row) => figures.set(row.name, Number(row.value)) })
  const of = async (name: string, work: (measure: Measure) => Promise<unknown>) => {
    await work({ when: name })
    return [...figures].at(-1)?.[1] ?? NaN
  }
  const signUps: number[] = []
  for (const [at, size] of sizes.entries()) {
    const eventId = await plantFilled(`size${size}`, size)
    await server.call(openidOf(0), 'events.signUp', { eventId })
    const operations = await of(`of ${size}`, (measure) => counter.call(openidOf(at + 1), 'events.signUp', { eventId }, measure))
    report.add(within(`events.signUp, the ${size + 2}th person`, operations, 'operations', 4))
    signUps.push(operations)
  }
  report.add(exactly('events.signUp, more for the larger event', Math.max(...signUps) - Math.min(...signUps), 'operations', 0))

  const eventId = await plantFilled('roster', ofRoster)
  await server.call('owner', 'events.listRoster', { eventId })
  const roster = await of('roster', (measure) => counter.call('owner', 'events.listRoster', { eventId }, measure))
  // One of them asks who the caller is, as with every call.
  report.add(within(`events.listRoster, first page of ${ofRoster}, beside who asks`, roster - 1, 'operations', 1))
  await server.call(openidOf(3), 'events.signUp', { eventId })
  const memberId = memberIdOf(3)
  const checkIn = await of('check-in', (measure) => counter.call('owner', 'events.checkIn', { eventId, memberId }, measure))
  report.add(within('events.checkIn', checkIn, 'operations', 2))
  const list = await of('list', (measure) => counter.call(openidOf(3), 'events.listEvents', {}, measure))
  report.add(within('events.listEvents, first page', list, 'operations', 2))
}
