/** Limits both sides need at run time: the phone to help while typing, the server to refuse. Imports nothing. */
export const limits = {
  name: 20,
  occupation: 40,
  skill: 20,
  skills: 10,
  organisations: 10,
  title: 60,
  description: 2000,
  place: 60,
  capacity: 100_000,
  companions: 5,
  quotas: 20,
  opinionText: 2000,
  opinionImages: 9,
  noticeBody: 5000,
  reason: 200,
  reply: 2000,
  comment: 200,
  coHandlers: 5,
  invitationUses: 10_000,
  reviewedAtOnce: 50,
  organisationName: 40,
  segmentName: 20,
  namedMembers: 100,
  /** To those who may not see who somebody is, fewer people than this are not counted out. */
  fewPeople: 3,
  page: 50,
} as const

/** The privacy policy in force. A member consents to a version; a new one is asked for again. */
export const consentVersion = '2026-11'
