import { command } from '../../platform/database'
import type { OrganisationRecord } from './store'
import { organisations } from './store'

/** Somebody as far as an organisation's page needs them. */
interface Person {
  _id: string
  name: string
  status: string
  organisationPaths: string[]
}

/** An organisation with those above it, the people among its officers and the places taken in this period, in one operation. */
export interface OrganisationInDetail extends OrganisationRecord {
  above: { _id: string; name: string }[]
  people: Person[]
  taken: { taken: number }[]
}

export async function organisationInDetail(organisationId: string): Promise<OrganisationInDetail | null> {
  const [found] = await organisations.aggregate<OrganisationInDetail>((pipeline) =>
    pipeline
      .match({ _id: organisationId })
      .lookup({ from: 'organisations', localField: 'path', foreignField: '_id', as: 'above' })
      .lookup({ from: 'members', localField: 'officers.memberId', foreignField: '_id', as: 'people' })
      .lookup({ from: 'intakes', localField: 'intake.periodId', foreignField: '_id', as: 'taken' }),
  )
  return found ?? null
}

/** Those of some people who are approved and belong to an organisation or below it. */
export async function membersWithin(organisationId: string, memberIds: string[]): Promise<Person[]> {
  const $ = command().aggregate
  const [found] = await organisations.aggregate<{ people: Person[] }>((pipeline) =>
    pipeline
      .match({ _id: organisationId })
      .addFields({ wanted: $.literal(memberIds) })
      .lookup({ from: 'members', localField: 'wanted', foreignField: '_id', as: 'people' })
      .project({ 'people._id': 1, 'people.name': 1, 'people.status': 1, 'people.organisationPaths': 1 }),
  )
  return (found?.people ?? []).filter((person) => isOfficer(person, organisationId))
}

/** Whether somebody can stand as an officer of an organisation now. */
export function isOfficer(person: Pick<Person, 'status' | 'organisationPaths'>, organisationId: string): boolean {
  return person.status === 'approved' && person.organisationPaths.includes(organisationId)
}

/** The organisations that name somebody among their officers. */
export function organisationsLedBy(memberId: string): Promise<OrganisationRecord[]> {
  return organisations.find({ 'officers.memberId': memberId }, { limit: 1000 })
}

/** Takes somebody off every list of officers. May be repeated. */
export async function forgetOfficer(memberId: string): Promise<void> {
  await organisations.update({ 'officers.memberId': memberId }, { officers: command().pull({ memberId }) })
}
