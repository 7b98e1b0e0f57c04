import type { EventRecord, Quota, SignUpRecord } from '../../cloudfunctions/domains/events'
import { soughtPieces } from '../../cloudfunctions/domains/events/finding/sought-pieces'

/** A published event with ten seats, a week after the fixed present of the tests. */
export function anEvent(changes: Partial<EventRecord> = {}): EventRecord {
  const { startsAt = new Date('2026-11-28T06:30:00Z'), title = '茶话会', place = { name: '同心会客厅' } } = changes
  return {
    _id: 'e_tea',
    title,
    pieces: soughtPieces({ title, place }),
    kind: 'fellowship',
    status: 'published',
    organisationId: 'association',
    organisationName: '联谊会',
    organisationPath: ['district', 'association'],
    creatorId: 'm_organiser',
    version: 1,
    seriesId: null,
    cancelReason: null,
    cover: null,
    files: [],
    onlineUrl: null,
    audience: null,
    questions: { version: 0, items: [] },
    cancelPolicy: 'untilStart',
    cancelBy: null,
    selfCheckIn: true,
    signOut: false,
    photoIds: [],
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * 3600_000),
    place,
    capacity: 10,
    description: null,
    signUpOpensAt: null,
    signUpClosesAt: startsAt,
    waitlist: true,
    quotas: {},
    approval: false,
    companionsAllowed: 5,
    issued: 0,
    free: [],
    waiting: 0,
    queued: 0,
    unsettledSince: null,
    settledAt: null,
    ...changes,
  }
}

/** Five seats for people of one organisation, none of them taken. */
export function aQuota(changes: Partial<Quota> = {}): Quota {
  return { name: '联谊会', most: 5, issued: 0, free: [], waiting: 0, ...changes }
}

/** A confirmed sign-up on seat 1. */
export function aSignUp(changes: Partial<SignUpRecord> = {}): SignUpRecord {
  const { eventId = 'e_tea', memberId = 'm_li' } = changes
  return {
    _id: `${eventId}_${memberId}`,
    eventId,
    memberId,
    memberName: '李和平',
    organisationPath: ['district', 'association'],
    status: 'confirmed',
    seats: [1],
    queue: null,
    order: 1,
    companions: 0,
    quota: null,
    by: null,
    offerEndsAt: null,
    answers: {},
    answersVersion: 0,
    signedUpAt: new Date('2026-11-20T02:00:00Z'),
    statusAt: new Date('2026-11-20T02:00:00Z'),
    freedAt: null,
    checkedInAt: null,
    signedOutAt: null,
    showsName: false,
    rating: null,
    checkIns: [],
    ...changes,
  }
}
