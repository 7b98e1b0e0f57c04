import type { Quota } from '../../cloudfunctions/domains/events'
import { events, signUps } from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { organisations as organisationStore } from '../../cloudfunctions/domains/organisations'
import { pointSdkAt } from '../../local/sdk-environment'
import { localSecrets } from '../../local/secrets'
import { aMember, anEvent, anOrganisation, aSignUp } from '../../test/factories'
import type { ServerProcess } from '../../test/local/stack/server-process'

export const people = 5000
const homes = 10

const district = anOrganisation('district', '城东区')
const associations = Array.from({ length: homes }, (_unused, i) => anOrganisation(`home-${i}`, `协会${i}`, district))

export const openidOf = (person: number): string => `person-${person}`
export const memberIdOf = (person: number): string => `m_person${person}`

/** Five thousand members spread over ten associations, and an owner. */
export async function plantPeople(server: ServerProcess): Promise<void> {
  Object.assign(process.env, localSecrets(server.dataDir))
  pointSdkAt(server.url, 'local')
  await organisationStore.insertMissing([district, ...associations])
  const role = { role: 'owner' as const, organisationId: district._id }
  await members.insertMissing([aMember({ _id: 'm_owner', openid: 'owner', name: '所有者', roles: [role] })])
  for (let from = 0; from < people; from += 1000)
    await members.insertMissing(Array.from({ length: 1000 }, (_unused, at) => personOf(from + at)))
}

function personOf(person: number) {
  const home = `home-${person % homes}`
  return aMember({
    _id: memberIdOf(person),
    openid: openidOf(person),
    name: `成员${person}`,
    organisationIds: [home],
    organisationPaths: [district._id, home],
  })
}

const nextWeek = () => new Date(Date.now() + 7 * 86_400_000)

/** Events of the district, each with so many seats, shared out among the ten associations. */
export async function plantEvents(name: string, count: number, capacity: number): Promise<string[]> {
  const most = Math.floor(capacity / homes)
  const quotas = () =>
    Object.fromEntries(
      associations.map(({ _id, name: label }): [string, Quota] => [_id, { name: label, most, issued: 0, free: [], waiting: 0 }]),
    )
  const planted = Array.from({ length: count }, (_unused, i) => anEventHere({ _id: `e_${name}${i}`, capacity, quotas: quotas() }))
  await events.insertMissing(planted)
  return planted.map(({ _id }) => _id)
}

/** An event to which so many have signed up already; as many seats again are free. */
export async function plantFilled(name: string, taken: number): Promise<string> {
  const event = anEventHere({ _id: `e_${name}`, capacity: taken * 2, issued: taken })
  await events.insertMissing([event])
  for (let from = 0; from < taken; from += 1000)
    await signUps.insertMissing(
      Array.from({ length: Math.min(1000, taken - from) }, (_unused, at) => seated(event._id, from + at)),
    )
  return event._id
}

function seated(eventId: string, at: number) {
  const memberId = `m_seated${at}`
  return aSignUp({ eventId, memberId, memberName: `来宾${at}`, organisationPath: [district._id], seats: [at + 1], order: at + 1 })
}

function anEventHere(changes: Parameters<typeof anEvent>[0]) {
  return anEvent({
    startsAt: nextWeek(),
    organisationId: district._id,
    organisationName: district.name,
    organisationPath: [district._id],
    creatorId: 'm_owner',
    ...changes,
  })
}
