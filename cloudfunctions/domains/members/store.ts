import type { eventKindLabels } from '../../../miniprogram/shared/labels'
import type { Grant } from '../../kernel/access'
import { after, pageFrom } from '../../kernel/paging'
import type { Change } from '../../kernel/change'
import type { Criteria, Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'
import { phoneHashes } from '../../platform/secrets'
import type { AnsweredQuestions, OrganisationRecord } from '../organisations'

/** That somebody was checked in at an event that is over. */
export interface Participation {
  eventId: string
  kind: keyof typeof eventKindLabels
  /** When the event began. */
  at: Date
}

/** What is held about a person: what they gave, where they belong, and what was decided. */
export interface MemberRecord extends Stored {
  openid: string
  status: 'pending' | 'approved' | 'rejected' | 'suspended'
  name: string
  /** Every short piece of the name, for looking it up by any part; `named` makes both. */
  nameParts: string[]
  /** Encrypted; see platform/secrets.ts. */
  phone: string | null
  phoneHash: string | null
  organisationIds: string[]
  /** The organisations and everything above them, for questions by scope. */
  organisationPaths: string[]
  occupation: string | null
  skills: string[]
  consentVersion: string
  consentAt: Date
  /** What was agreed to before, oldest first; missing for somebody who agreed once. */
  earlierConsents?: { version: string; at: Date }[]
  roles: Grant[]
  /** What they took part in, oldest first, the newest hundred; written by `attendance/note-participation.ts` of the events. */
  tookPart?: Participation[]
  registeredAt: Date
  /**
   * Set when they have asked for the account to be closed; `nobody` is the id that will stand where theirs stood, `receipt` opens the
   * report of what is left.
   */
  leaving?: { requestedAt: Date; dueAt: Date; nobody: string; receipt?: string } | null
  /** Set while they want no WeChat messages. */
  messagesDeclinedAt?: Date | null
  /** What they answered to the questions of the organisations they asked to join. */
  answers?: AnsweredQuestions[]
  /** The periods of limited intake in which they have a place. */
  intakePeriods?: string[]
  review: { decision: 'approve' | 'reject'; reason: string | null; byId: string; byName: string; at: Date } | null
  /** Why and by whom they are suspended, while they are. */
  suspension?: { reason: string; byId: string; byName: string; at: Date } | null
  /** Set for somebody whom staff entered, with how they agreed; `takenOverAt` since they use the product themself. */
  assisted?: Assisted | null
  /** Set on what is left of a record that was merged into another, until its last trace is moved. */
  mergedInto?: string | null
}

interface Assisted {
  byId: string
  byName: string
  at: Date
  how: 'inPerson' | 'byPhone' | 'inWriting'
  note: string | null
  takenOverAt: Date | null
}

export const members = collection<MemberRecord>('members')
export const setup = collection<Stored & { claimedAt: Date; memberId: string }>('setup')

export async function memberByOpenid(openid: string): Promise<MemberRecord | null> {
  const [member] = await members.find({ openid }, { limit: 1 })
  return member ?? null
}

/** The policies somebody agreed to, oldest first. */
export function consentsOf({ earlierConsents = [], consentVersion, consentAt }: MemberRecord) {
  return [...earlierConsents, { version: consentVersion, at: consentAt }]
}

/** Those who have this phone, whatever key it stands under: the same number may be in two records. */
export function membersByPhone(phone: string): Promise<MemberRecord[]> {
  return members.find({ phoneHash: command().in(phoneHashes(phone)) }, { orderBy: [['_id', 'asc']], limit: 20 })
}

export function addMember(member: MemberRecord): Promise<boolean> {
  return members.insert(member)
}

/** Puts a rejected person back among the pending with what they entered now; false when somebody was quicker. */
export async function resubmit(memberId: string, entered: Criteria): Promise<boolean> {
  return (await members.update({ _id: memberId, status: 'rejected' }, entered)) === 1
}

/** Keeps the consent to a newer policy; false when the one in force is agreed to already or the member is gone. */
export async function keepConsent(memberId: string, agreed: string, consent: Partial<MemberRecord>): Promise<boolean> {
  return (await members.update({ _id: memberId, consentVersion: agreed }, consent)) === 1
}

/** A page of those who wait, oldest first, each with the names of their organisations. */
export async function pendingWithOrganisations(scope: string[], cursor: string | undefined, limit: number) {
  const _ = command()
  const found = await members.aggregate<MemberRecord & { organisations: OrganisationRecord[] }>((pipeline) =>
    pipeline
      .match(_.and([{ status: 'pending', organisationPaths: _.in(scope) }, after(cursor, 'registeredAt', 'asc', 'instant')]))
      .sort({ registeredAt: 1, _id: 1 })
      .limit(limit + 1)
      .lookup({ from: 'organisations', localField: 'organisationIds', foreignField: '_id', as: 'organisations' }),
  )
  return pageFrom(found, limit, (member) => member.registeredAt)
}

/** Changes what a person entered about themself and answers the whole, or null when they are gone. */
export async function changeProfile(memberId: string, entered: Partial<MemberRecord>): Promise<MemberRecord | null> {
  if (Object.keys(entered).length === 0) return members.get(memberId)
  return members.updateAndReturn({ _id: memberId }, entered)
}

/** Approved members who hold a role anywhere, with the organisations they hold roles on. */
export function holdersWithOrganisations(role: string): Promise<(MemberRecord & { holdsOn: OrganisationRecord[] })[]> {
  return members.aggregate((pipeline) =>
    pipeline
      .match({ 'roles.role': role, status: 'approved' })
      .sort({ _id: 1 })
      .limit(200)
      .lookup({ from: 'organisations', localField: 'roles.organisationId', foreignField: '_id', as: 'holdsOn' }),
  )
}

/** Approved members who hold one of the roles anywhere. */
export function membersWithRole(roles: string[]): Promise<MemberRecord[]> {
  return members.find({ 'roles.role': command().in(roles), status: 'approved' }, { orderBy: [['_id', 'asc']], limit: 200 })
}

/** Approved members who hold the role of administrator or owner, on one of the organisations or another, current or not. */
export function administratorsOn(organisationIds: readonly string[]): Promise<MemberRecord[]> {
  const _ = command()
  const holds = { 'roles.organisationId': _.in([...organisationIds]), 'roles.role': _.in(['administrator', 'owner']) }
  return members.find({ ...holds, status: 'approved' }, { orderBy: [['_id', 'asc']], limit: 100 })
}

/** The members with these ids who may act. */
export function approvedMembers(ids: string[]): Promise<MemberRecord[]> {
  if (ids.length === 0) return Promise.resolve([])
  return members.find({ _id: command().in(ids), status: 'approved' }, { limit: ids.length })
}

/** Where WeChat reaches those of the members who want messages, whatever their state: a rejected one is told so too. */
export async function openidsOf(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const wanted = { _id: command().in(ids), messagesDeclinedAt: null }
  const found = await members.find(wanted, { limit: ids.length, fields: { openid: 1 } })
  return new Map(found.map(({ _id, openid }) => [_id, openid]))
}

/** Ids of approved members of an audience after an id, in order. */
export async function memberIdsOf(
  audience: { organisationIds: string[]; includeBelow: boolean },
  afterId: string | null,
  limit: number,
): Promise<string[]> {
  const _ = command()
  const field = audience.includeBelow ? 'organisationPaths' : 'organisationIds'
  const found = await members.find(
    { [field]: _.in(audience.organisationIds), status: 'approved', ...(afterId === null ? {} : { _id: _.gt(afterId) }) },
    { orderBy: [['_id', 'asc']], limit, fields: { _id: 1 } },
  )
  return found.map(({ _id }) => _id)
}

/** Some of those who hold a role on one of the organisations, current or not. */
export function holdersOn(organisationIds: string[]): Promise<MemberRecord[]> {
  return members.find({ 'roles.organisationId': command().in(organisationIds) }, { limit: 100 })
}

/** How many belong to an organisation itself, or to it and everything below it; in whatever state. */
export function countMembers(organisationId: string, { withBelow }: { withBelow: boolean }): Promise<number> {
  // The way to an organisation is indexed; belonging to itself is told apart among those.
  return members.count({ organisationPaths: organisationId, ...(withBelow ? {} : { organisationIds: organisationId }) })
}

/** How many hold a role on an organisation itself. */
export function countHolders(organisationId: string): Promise<number> {
  return members.count({ 'roles.organisationId': organisationId })
}

/**
 * Makes changes to who may do what follow one another: two of them in transactions at once conflict here, and one runs again. A count,
 * because writing what stands already is no write, and two requests may have the same instant.
 */
export function touchRights(change: Change): Promise<void> {
  return change.update(setup, 'owner', { rightsChanges: command().inc(1) })
}

/** Marks the set-up code as used, in the transaction that makes the owner. */
export async function claimSetup(change: Change, memberId: string, now: Date): Promise<boolean> {
  if (await change.get(setup, 'owner')) return false
  await change.insert(setup, { _id: 'owner', claimedAt: now, memberId })
  return true
}
