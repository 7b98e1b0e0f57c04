import type { auditKindLabels } from '../../miniprogram/shared/labels'
import { withoutPhones } from '../platform/log'

type AuditKind = keyof typeof auditKindLabels

/** Every act of staff that leaves an entry, and under which heading it is looked up. */
export const auditActs = {
  'member.approved': 'members',
  'member.rejected': 'members',
  'member.suspended': 'members',
  'member.restored': 'members',
  'member.invited': 'members',
  'member.invitationWithdrawn': 'members',
  'member.entered': 'members',
  'member.corrected': 'members',
  'member.merged': 'members',
  'member.toldApart': 'members',
  'work.handedOver': 'roles',
  'role.granted': 'roles',
  'role.withdrawn': 'roles',
  'role.movedOver': 'roles',
  'role.ended': 'roles',
  'ownership.claimed': 'roles',
  'organisation.created': 'organisations',
  'organisation.renamed': 'organisations',
  'organisation.contactEdited': 'organisations',
  'organisation.officersEdited': 'organisations',
  'organisation.questionsEdited': 'organisations',
  'organisation.intakeEdited': 'organisations',
  'organisation.moved': 'organisations',
  'organisation.merged': 'organisations',
  'organisation.closed': 'organisations',
  'event.created': 'events',
  'event.seriesCreated': 'events',
  'event.published': 'events',
  'event.edited': 'events',
  'event.cancelled': 'events',
  'event.draftDeleted': 'events',
  'event.signUpApproved': 'events',
  'event.signUpRejected': 'events',
  'event.signUpRemoved': 'events',
  'event.signedUpFor': 'events',
  'event.walkInAdded': 'events',
  'event.sheetTaken': 'exports',
  'event.peopleTold': 'events',
  'event.photosAdded': 'events',
  'event.photoRemoved': 'events',
  'event.summarySent': 'events',
  'segment.created': 'notices',
  'segment.edited': 'notices',
  'segment.deleted': 'notices',
  'notice.drafted': 'notices',
  'notice.draft': 'notices',
  'notice.inReview': 'notices',
  'notice.published': 'notices',
  'notice.withdrawn': 'notices',
  'opinion.submitted': 'opinions',
  'opinion.accepted': 'opinions',
  'opinion.assigned': 'opinions',
  'opinion.handedOver': 'opinions',
  'opinion.replied': 'opinions',
  'opinion.closed': 'opinions',
  'member.phoneRevealed': 'looks',
  'members.imported': 'exports',
  'members.exported': 'exports',
  'roster.exported': 'exports',
} as const satisfies Record<string, AuditKind>

export type AuditAction = keyof typeof auditActs

/** The acts under a heading. */
export function actsOf(kind: AuditKind): AuditAction[] {
  return (Object.keys(auditActs) as AuditAction[]).filter((action) => auditActs[action] === kind)
}

/**
 * What an entry may say about a record before and after, and in what form. Closed: there is no field for a phone, an openid or what a
 * member wrote, so none can be written by a later act either.
 */
const forms = {
  status: 'word',
  role: 'word',
  kind: 'word',
  recipients: 'word',
  statuses: 'word',
  organisationId: 'id',
  organisationIds: 'id',
  joinedIds: 'id',
  memberIds: 'id',
  goneId: 'id',
  toId: 'id',
  parentId: 'id',
  leadId: 'id',
  eventId: 'id',
  segmentId: 'id',
  includeBelow: 'flag',
  withPhones: 'flag',
  hasPhone: 'flag',
  byName: 'flag',
  duplicates: 'word',
  how: 'word',
  fields: 'word',
  filled: 'word',
  startsAt: 'time',
  endsAt: 'time',
  expiresAt: 'time',
  dueOn: 'time',
  startsOn: 'time',
  endsOn: 'time',
  uses: 'count',
  used: 'count',
  rows: 'count',
  known: 'count',
  members: 'count',
  most: 'count',
  version: 'count',
  places: 'count',
  opinions: 'count',
  photos: 'count',
  events: 'count',
  roles: 'count',
  capacity: 'count',
  /** Of an event or a notice, and of an organisation: the office's own words. */
  title: 'words',
  name: 'words',
  titles: 'words',
  labels: 'words',
} as const

type Form = (typeof forms)[keyof typeof forms]
type ValueOf<F extends Form> = F extends 'count' ? number : F extends 'flag' ? boolean : string | string[]

/** Some of what a record was or became. */
export type AuditValues = { [Field in keyof typeof forms]?: ValueOf<(typeof forms)[Field]> | null | undefined }

const patterns: Record<Exclude<Form, 'words'>, RegExp> = {
  word: /^[A-Za-z]{1,30}$/,
  id: /^[A-Za-z0-9_-]{1,80}$/,
  time: /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/,
  count: /^\d{1,9}$/,
  flag: /^(true|false)$/,
}
const longestWords = 100

/** The values as they are written: a field that is not in the list is left out, a value that has not its form is made unreadable. */
export function keptValues(values: AuditValues): AuditValues {
  const known = Object.entries(values).filter(([field, value]) => Object.hasOwn(forms, field) && value !== undefined)
  return Object.fromEntries(known.map(([field, value]) => [field, inForm(value, forms[field as keyof typeof forms])]))
}

function inForm(value: unknown, form: Form): unknown {
  if (value === null) return null
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => inForm(item, form))
  if (form === 'words') return withoutPhones(String(value)).slice(0, longestWords)
  return patterns[form].test(String(value)) ? value : '***'
}
