import { eachGrantOnce } from '../../kernel/access'
import type { MemberRecord, Participation } from './store'

/** What is kept of one person; older ones go. */
export const mostParticipations = 100

/**
 * What one record becomes when another of the same person is merged into it: what it says itself wins, what it leaves empty is filled,
 * lists are joined. Suspended stays suspended; else approved if either was.
 */
export function mergedFields(keep: MemberRecord, go: MemberRecord) {
  const own = keep.phoneHash === null ? go : keep
  return {
    phone: own.phone,
    phoneHash: own.phoneHash,
    occupation: keep.occupation ?? go.occupation,
    skills: [...new Set([...keep.skills, ...go.skills])],
    organisationIds: [...new Set([...keep.organisationIds, ...go.organisationIds])],
    organisationPaths: [...new Set([...keep.organisationPaths, ...go.organisationPaths])],
    roles: eachGrantOnce([...keep.roles, ...go.roles]),
    status: statusOfBoth(keep.status, go.status),
    registeredAt: keep.registeredAt < go.registeredAt ? keep.registeredAt : go.registeredAt,
    review: keep.review ?? go.review,
    assisted: keep.assisted ?? go.assisted ?? null,
    suspension: keep.suspension ?? go.suspension ?? null,
    messagesDeclinedAt: keep.messagesDeclinedAt ?? go.messagesDeclinedAt ?? null,
    earlierConsents: earlierConsentsOfBoth(keep, go),
    tookPart: participationOfBoth(keep, go),
    answers: answersOfBoth(keep, go),
    intakePeriods: [...new Set([...(keep.intakePeriods ?? []), ...(go.intakePeriods ?? [])])],
  } satisfies Partial<MemberRecord>
}

/**
 * Two records as their person makes them one: where they ask to join, or were refused, is not given to them by a phone. Of an approved record
 * and another only the approved one says where they belong; `dropped` are the places the other had in a limited intake.
 */
export function asDecided(keep: MemberRecord, go: MemberRecord): { keep: MemberRecord; go: MemberRecord; dropped: string[] } {
  const nowhere = { organisationIds: [], organisationPaths: [], intakePeriods: [] }
  if (keep.status === 'approved' && go.status !== 'approved')
    return { keep, go: { ...go, ...nowhere }, dropped: go.intakePeriods ?? [] }
  if (keep.status !== 'approved' && go.status === 'approved')
    return { keep: { ...keep, ...nowhere }, go, dropped: keep.intakePeriods ?? [] }
  return { keep, go, dropped: [] }
}

/** Everything either agreed to before what the one that stays agreed to last. */
function earlierConsentsOfBoth(keep: MemberRecord, go: MemberRecord): MemberRecord['earlierConsents'] {
  const all = [...(keep.earlierConsents ?? []), ...(go.earlierConsents ?? []), { version: go.consentVersion, at: go.consentAt }]
  return all.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The newest of what either took part in, each event once, oldest first. */
function participationOfBoth(keep: MemberRecord, go: MemberRecord): Participation[] {
  const all = new Map([...(go.tookPart ?? []), ...(keep.tookPart ?? [])].map((one) => [one.eventId, one]))
  return [...all.values()].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-mostParticipations)
}

/** What either answered; to an organisation that asked both, the answers of the one that stays. */
function answersOfBoth({ answers: kept = [] }: MemberRecord, { answers: gone = [] }: MemberRecord) {
  return [...kept, ...gone.filter((other) => !kept.some(({ organisationId }) => organisationId === other.organisationId))]
}

/** The periods of limited intake in which both have a place: one of the two places is free again. */
export function placesHeldTwice(
  { intakePeriods: kept = [] }: MemberRecord,
  { intakePeriods: gone = [] }: MemberRecord,
): string[] {
  return kept.filter((periodId) => gone.includes(periodId))
}

function statusOfBoth(keep: MemberRecord['status'], go: MemberRecord['status']): MemberRecord['status'] {
  if (keep === 'suspended' || go === 'suspended') return 'suspended'
  return go === 'approved' ? 'approved' : keep
}

/** What is left of a record that was merged: it is nobody's, belongs nowhere, may do nothing, and is found by no list. */
export function mergedAway(keepId: string, openid: string) {
  return {
    openid,
    mergedInto: keepId,
    status: 'suspended',
    phone: null,
    phoneHash: null,
    organisationIds: [],
    organisationPaths: [],
    roles: [],
    tookPart: [],
    answers: [],
    intakePeriods: [],
  } satisfies Partial<MemberRecord>
}
