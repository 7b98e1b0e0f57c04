import { members } from '../../cloudfunctions/domains/members'
import { organisations as organisationStore } from '../../cloudfunctions/domains/organisations'
import { pointSdkAt } from '../../local/sdk-environment'
import { localSecrets } from '../../local/secrets'
import type { ServerProcess } from '../../test/local/stack/server-process'
import { startServer } from '../../test/local/stack/server-process'
import { operationsOf } from '../away-from-timer'
import { organisations, people, personOf, staff } from '../members/crowd'
import { type Filter, filters } from '../members/filters'
import { type Segment, segments } from '../members/segments'
import { type Report, median, within } from '../report'

const calls = 9
const warmUps = 2
const most = 30

/** The staff's list over a hundred thousand people: what one page costs, and the tenth. */
export async function run(report: Report): Promise<void> {
  const server = await startServer('--no-preview', '--no-seeds')
  try {
    const begun = performance.now()
    await fill(server)
    report.add({ name: `${people} people planted`, value: (performance.now() - begun) / 1000, unit: 's' })
    for (const who of Object.keys(staff)) await measureList(server, report, who)
    report.add(await time(`a person's page`, most, () => server.call('owner', 'members.getMember', { memberId: 'm_70000' })))
    for (const segment of segments) await measureSegment(server, report, segment)
  } finally {
    await server.end()
  }
}

async function fill(server: ServerProcess): Promise<void> {
  Object.assign(process.env, localSecrets(server.dataDir))
  pointSdkAt(server.url, 'local')
  for (let from = 0; from < organisations.length; from += 1000)
    await organisationStore.insertMissing(organisations.slice(from, from + 1000))
  await members.insertMissing(Object.values(staff))
  for (let from = 0; from < people; from += 1000)
    await members.insertMissing(Array.from({ length: 1000 }, (_none, at) => personOf(from + at)))
}

async function measureList(server: ServerProcess, report: Report, who: string): Promise<void> {
  const counts: number[] = []
  for (const [name, filter] of filters) {
    await measurePages(server, report, who, name, filter)
    counts.push((await operationsOf(server, () => server.call(who, 'members.listMembers', filter))).operations)
  }
  report.add(within(`${who}: operations of a page, the most of ${counts.length} filters`, Math.max(...counts), 'operations', 2))
}

async function measurePages(server: ServerProcess, report: Report, who: string, name: string, filter: Filter): Promise<void> {
  const page = (cursor?: string) =>
    server.call(who, 'members.listMembers', { ...filter, ...(cursor === undefined ? {} : { cursor }) })
  report.add(await time(`${who}: ${name}, first page`, most, () => page()))
  let cursor: string | undefined
  for (let at = 1; at < 10; at++) {
    cursor = (await page(cursor)).nextCursor
    if (cursor === undefined) return
  }
  report.add(await time(`${who}: ${name}, tenth page`, most, () => page(cursor)))
}

async function measureSegment(server: ServerProcess, report: Report, [name, filter]: Segment): Promise<void> {
  const { segmentId } = await server.call('owner', 'segments.createSegment', { name, filter })
  const ask = (what: string, limit: number, work: () => Promise<unknown>) => time(`segment of ${name}: ${what}`, limit, work)
  report.add(await ask('how many', 300, () => server.call('owner', 'segments.countMatches', { filter })))
  report.add(await ask('who, first page', 300, () => server.call('owner', 'segments.listMatches', { filter })))
  const audience = { segmentId }
  report.add(await ask('whom a notice reaches', 1000, () => server.call('owner', 'notices.forecastReach', { audience })))
}

async function time(name: string, limit: number, work: () => Promise<unknown>) {
  const times: number[] = []
  for (let i = 0; i < warmUps + calls; i++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return within(name, median(times.slice(warmUps)), 'ms', limit, '<')
}
