import { eventKindLabels } from '../../../miniprogram/shared/labels'
import { limits } from '../../../miniprogram/shared/limits'
import type { Role } from '../../contracts/define'
import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import type { AuditValues } from '../../kernel/audit-acts'
import { AppError } from '../../kernel/app-error'
import { shanghaiDate } from '../../kernel/clock'
import type { MemberRecord } from '../members'
import type { SegmentFilter, SegmentRecord } from './records'

/** Who may use segments, and who of them may see the people in one. */
export const segmentRoles = ['administrator', 'editor', 'organiser', 'liaison'] as const satisfies Role[]
export const namingRoles = ['administrator', 'liaison'] as const satisfies Role[]

/** What the audit keeps of a segment; the days are those between which somebody joined. */
export function traceOf({ name, filter }: Pick<SegmentRecord, 'name' | 'filter'>): AuditValues {
  const { organisationIds, includeBelow, skills, joinedFrom, joinedTo, tookPartIn, tookPartInKind } = filter
  return {
    name,
    organisationIds,
    includeBelow,
    labels: skills,
    startsOn: joinedFrom,
    endsOn: joinedTo,
    eventId: tookPartIn,
    kind: tookPartInKind,
  }
}

type Matched = Pick<MemberRecord, 'status' | 'organisationIds' | 'organisationPaths' | 'skills' | 'registeredAt' | 'tookPart'>

/** Whether a member is in a segment; what the query `criteriaOf` asks, said once more in plain code. */
export function matches(filter: SegmentFilter, member: Matched): boolean {
  const { skills, joinedFrom, joinedTo, tookPartIn, tookPartInKind } = filter
  const belongs = filter.includeBelow ? member.organisationPaths : member.organisationIds
  const joinedOn = shanghaiDate(member.registeredAt)
  const tookPart = member.tookPart ?? []
  return (
    member.status === 'approved' &&
    filter.organisationIds.some((id) => belongs.includes(id)) &&
    (skills === undefined || skills.some((skill) => member.skills.includes(skill))) &&
    (joinedFrom === undefined || joinedOn >= joinedFrom) &&
    (joinedTo === undefined || joinedOn <= joinedTo) &&
    (tookPartIn === undefined || tookPart.some(({ eventId }) => eventId === tookPartIn)) &&
    (tookPartInKind === undefined || tookPart.some(({ kind }) => kind === tookPartInKind))
  )
}

/** Refuses days that no member can have joined between. */
export function requireSensible({ joinedFrom, joinedTo }: SegmentFilter): void {
  if (joinedFrom !== undefined && joinedTo !== undefined && joinedFrom > joinedTo) throw new AppError('FILTER_DATES_INVALID')
}

type Ways = readonly { path: readonly string[] }[]

/** Whether one of the roles reaches every organisation: a part would let somebody see numbers of a place that is not theirs. */
export function reachesAll(actor: Pick<Actor, 'roles'>, ways: Ways, ...roles: Role[]): boolean {
  return ways.length > 0 && ways.every(({ path }) => reaches(actor, path, ...roles))
}

/** The segment, to whoever reaches all of it; to others there is none. */
export function requireSegment(segment: SegmentRecord | null, actor: Actor, ...roles: Role[]): SegmentRecord {
  if (segment?.status !== 'current' || !reachesAll(actor, segment.audiencePaths, ...roles))
    throw new AppError('SEGMENT_NOT_FOUND')
  return segment
}

/** A number as somebody may know it. */
export function countFor(count: number, mayName: boolean): { count: number } | { fewerThan: number } {
  return mayName || count >= limits.fewPeople ? { count } : { fewerThan: limits.fewPeople }
}

/** A filter in words, with the title of its event where that is known. */
export function filterWords(filter: SegmentFilter, organisationNames: readonly string[], eventTitle?: string): string {
  const { skills, joinedFrom, joinedTo, tookPartIn, tookPartInKind } = filter
  const joined = [joinedFrom && `${joinedFrom} 起`, joinedTo && `到 ${joinedTo}`].filter(Boolean).join('')
  return [
    `${organisationNames.join('、')}${filter.includeBelow ? '及下级' : ''}`,
    skills && `会${skills.join('或')}`,
    joined && `${joined}登记`,
    tookPartIn && `参加过${eventTitle === undefined ? '选定的活动' : `“${eventTitle}”`}`,
    tookPartInKind && `参加过${eventKindLabels[tookPartInKind]}`,
  ]
    .filter(Boolean)
    .join('；')
}
