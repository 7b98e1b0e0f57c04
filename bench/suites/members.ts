import type { InputOf } from '../../cloudfunctions/contracts'
import { members } from '../../cloudfunctions/domains/members'
import { organisations as organisationStore } from '../../cloudfunctions/domains/organisations'
import type { Stats } from '../../local/cloudbase'
import { pointSdkAt } from '../../local/sdk-environment'
import { localSecrets } from '../../local/secrets'
import type { ServerProcess } from '../../test/local/stack/server-process'
import { startServer } from '../../test/local/stack/server-process'
import { deepest, organisations, people, personOf, rareSkill, staff } from '../members/crowd'
import { type Report, median, within } from '../report'

type Filter = InputOf<'members.listMembers'>

const calls = 15
const warmUps = 3

/** What the screen of the staff's list can ask for, alone and together, common and rare. */
const filters: [string, Filter][] = [
  ['everybody', {}],
  ['a state', { status: 'approved' }],
  ['a state that is rare', { status: 'suspended' }],
  ['a surname', { namePrefix: '王' }],
  ['a whole name', { namePrefix: '李和平' }],
  ['a beginning nobody has', { namePrefix: '欧阳' }],
  ['a part that many have', { namePart: '国' }],
  ['a part of two', { namePart: '和平' }],
  ['a part nobody has', { namePart: '鑫' }],
  ['a role of 500 people', { role: 'liaison' }],
  ['a role of 5 people', { role: 'reviewer' }],
  ['a role nobody has', { role: 'editor' }],
  ['a skill of 2 % ', { skill: '摄影' }],
  ['a skill of 3 people', { skill: rareSkill }],
  ['a skill nobody has', { skill: '没有人会' }],
  ['joined in a year', { joinedFrom: '2025-01-01', joinedTo: '2025-12-31' }],
  ['joined in a month', { joinedFrom: '2025-03-01', joinedTo: '2025-03-31' }],
  ['joined on a day', { joinedFrom: '2025-03-08', joinedTo: '2025-03-08' }],
  ['joined when nobody did', { joinedFrom: '2020-01-01', joinedTo: '2020-12-31' }],
  ['without a phone', { hasPhone: false }],
  ['with a phone', { hasPhone: true }],
  ['a district', { organisationId: 'city-3' }],
  ['a township', { organisationId: 'city-3-3' }],
  ['the group of 3', { organisationId: deepest._id }],
  ['a township, a skill', { organisationId: 'city-3-3', skill: '书法' }],
  ['a township, a part of a name', { organisationId: 'city-3-3', namePart: '国' }],
  ['a township, a state that is rare', { organisationId: 'city-3-3', status: 'suspended' }],
  ['a township, without a phone', { organisationId: 'city-3-3', hasPhone: false }],
  ['the group of 3, a part that many have', { organisationId: deepest._id, namePart: '国' }],
  ['a skill, joined in a month', { skill: '书法', joinedFrom: '2025-03-01', joinedTo: '2025-03-31' }],
  ['a skill, a part of a name', { skill: '书法', namePart: '国' }],
  ['a skill, a state, a part of a name', { skill: '书法', status: 'approved', namePart: '和平' }],
  ['a role, a state that is rare', { role: 'liaison', status: 'suspended' }],
  [
    'without a phone, joined in a month, a surname',
    { hasPhone: false, joinedFrom: '2025-03-01', joinedTo: '2025-03-31', namePrefix: '王' },
  ],
]

/** The staff's list over a hundred thousand people: what one page costs, and the tenth. */
export async function run(report: Report): Promise<void> {
  const server = await startServer('--no-preview', '--no-seeds')
  try {
    const begun = performance.now()
    await fill(server)
    report.add({ name: `${people} people planted`, value: (performance.now() - begun) / 1000, unit: 's' })
    for (const who of Object.keys(staff)) for (const [name, filter] of filters) await measure(server, report, who, name, filter)
    report.add(await time(`a person's page`, () => server.call('owner', 'members.getMember', { memberId: 'm_70000' })))
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

async function measure(server: ServerProcess, report: Report, who: string, name: string, filter: Filter): Promise<void> {
  const label = `${who}: ${name}`
  const page = (cursor?: string) =>
    server.call(who, 'members.listMembers', { ...filter, ...(cursor === undefined ? {} : { cursor }) })
  report.add(await time(`${label}, first page`, () => page()))
  report.add(within(`${label}, operations`, await operations(server, () => page()), 'operations', 2))
  let cursor: string | undefined
  for (let at = 1; at < 10; at++) {
    cursor = (await page(cursor)).nextCursor
    if (cursor === undefined) return
  }
  report.add(await time(`${label}, tenth page`, () => page(cursor)))
}

async function time(name: string, work: () => Promise<unknown>) {
  const times: number[] = []
  for (let i = 0; i < warmUps + calls; i++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return within(name, median(times.slice(warmUps)), 'ms', 30, '<')
}

/** The fewest of three: the timer's jobs ask the database too. */
async function operations(server: ServerProcess, work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = []
  for (let i = 0; i < 3; i++) {
    const before = (await server.get<Stats>('/stats')).databaseOperations
    await work()
    counts.push((await server.get<Stats>('/stats')).databaseOperations - before)
  }
  return Math.min(...counts)
}
