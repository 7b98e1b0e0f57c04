/** Limits both sides need at run time: the phone to help while typing, the server to refuse. Imports nothing. */
export const limits = {
  name: 20,
  occupation: 40,
  skill: 20,
  skills: 10,
  organisations: 10,
  title: 60,
  /** What somebody types to find something. */
  soughtText: 30,
  description: 2000,
  place: 60,
  capacity: 100_000,
  companions: 5,
  quotas: 20,
  eventFiles: 9,
  /** An attachment. */
  documentBytes: 10 * 1024 * 1024,
  link: 300,
  /** Events made in one go. */
  series: 30,
  eventPhotos: 60,
  /** For so long after the end of an event somebody who came may rate it. */
  ratingDays: 14,
  /** Acts at the door that a phone sends in one go. */
  checkInsAtOnce: 50,
  message: 500,
  opinionText: 2000,
  opinionImages: 9,
  noticeBody: 5000,
  reason: 200,
  reply: 2000,
  comment: 200,
  coHandlers: 5,
  uploads: 9,
  invitationUses: 10_000,
  reviewedAtOnce: 50,
  organisationName: 40,
  segmentName: 20,
  namedMembers: 100,
  /** To those who may not see who somebody is, fewer people than this are not counted out. */
  fewPeople: 3,
  page: 50,
  /** People in one sheet, and bytes of the file. */
  importRows: 5000,
  importBytes: 5 * 1024 * 1024,
  exportRows: 10_000,
  address: 80,
  openingHours: 60,
  phoneNumber: 20,
  officers: 20,
  officerTitle: 20,
  questions: 10,
  questionLabel: 60,
  questionOptions: 20,
  questionOption: 40,
  answerText: 500,
  intakePlaces: 100_000,
  /** Places of the tree that one move, merge or closing may change. */
  placesAtOnce: 200,
} as const

/** The privacy policy in force. A member consents to a version; a new one is asked for again. */
export const consentVersion = '2026-11'
