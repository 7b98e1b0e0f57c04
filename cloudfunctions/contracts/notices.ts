import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { noticeStatusLabels } from '../../miniprogram/shared/labels'
import { templateIds } from '../../miniprogram/shared/templates'
import { keysOf } from './keys'
import { PeopleCount } from './segments'
import { defineContract, Done, FileId, Id, Instant, PageInput, pageOf, text } from './define'

const NoticeStatus = z.enum(keysOf(noticeStatusLabels))
const TemplateName = z.enum(keysOf(templateIds))

/** Whom a notice is for: a saved segment, who signed up for an event, named members, or organisations. */
const Audience = z.union([
  z.strictObject({ segmentId: Id }),
  z.strictObject({
    eventId: Id,
    statuses: z
      .array(z.enum(['confirmed', 'waitlisted', 'pending', 'offered']))
      .min(1)
      .max(4)
      .default(['confirmed']),
  }),
  z.strictObject({ memberIds: z.array(Id).min(1).max(limits.namedMembers) }),
  z.strictObject({ organisationIds: z.array(Id).min(1).max(limits.organisations), includeBelow: z.boolean() }),
])

/** What becomes of a notice, before it is sent. */
const ReachView = z.object({
  people: PeopleCount,
  /** The rest is missing where there are too few people to be counted out. `pushable`: WeChat messages they still allow. */
  pushable: z.int().optional(),
  inAppOnly: z.int().optional(),
  /** With many thousands, these two are a proportion of some of them. */
  estimated: z.boolean().optional(),
  /** Those without WeChat, who get nothing unless somebody calls; named to whoever may see who they are. */
  toCall: z.object({ count: z.int(), items: z.array(z.object({ memberId: z.string(), name: z.string() })) }).optional(),
})

/** One line of the inbox: a notice, or a message meant for this person alone. */
const InboxItemView = z.object({
  noticeId: z.string(),
  kind: z.enum(['notice', 'personal']),
  title: z.string(),
  publishedAt: Instant,
  readAt: Instant.optional(),
})

const NoticeView = z.object({
  noticeId: z.string(),
  kind: z.enum(['notice', 'personal']),
  title: z.string(),
  body: z.string(),
  organisationName: z.string().optional(),
  publishedAt: Instant,
  readAt: Instant,
  /** The page that shows what a personal message is about. */
  page: z.string().optional(),
  needsAcknowledgement: z.boolean(),
  acknowledgedAt: Instant.optional(),
})

const StaffNoticeView = z.object({
  noticeId: z.string(),
  title: z.string(),
  body: z.string(),
  status: NoticeStatus,
  authorName: z.string(),
  organisationNames: z.array(z.string()),
  /** Whom it is for, in words. */
  audience: z.string(),
  updatedAt: Instant,
  publishedAt: Instant.optional(),
  recipients: z.int().optional(),
  /** What the caller may do now. */
  can: z.array(z.enum(['submitForReview', 'publish'])),
})

export const noticesContract = defineContract({
  'notices.createDraft': {
    access: ['editor', 'administrator'],
    input: z.strictObject({
      title: text(limits.title),
      body: text(limits.noticeBody),
      audience: Audience,
      imageIds: z.array(FileId).max(9).default([]),
      fileIds: z.array(FileId).max(9).default([]),
      needsAcknowledgement: z.boolean().default(false),
      acknowledgeBy: Instant.optional(),
      importance: z.enum(['normal', 'important']).default('normal'),
      publishAt: Instant.optional(),
      /** The phone's key for one draft: sending it again answers the draft that already exists. */
      draftKey: Id.optional(),
    }),
    output: z.object({ noticeId: z.string() }),
  },
  'notices.forecastReach': {
    access: ['editor', 'administrator'],
    input: z.strictObject({ audience: Audience }),
    output: ReachView,
  },
  /** What is reviewed is what is sent: a segment's filter is copied now, and a later change of the segment changes nothing here. */
  'notices.submitForReview': { access: ['editor', 'administrator'], input: z.strictObject({ noticeId: Id }), output: Done },
  'notices.publish': { access: ['reviewer', 'administrator'], input: z.strictObject({ noticeId: Id }), output: Done },
  'notices.listForStaff': {
    access: ['editor', 'reviewer', 'administrator'],
    input: z.strictObject(PageInput),
    output: pageOf(StaffNoticeView),
  },
  'notices.listInbox': {
    access: 'member',
    input: z.strictObject(PageInput),
    output: pageOf(InboxItemView).extend({ unread: z.int() }),
  },
  'notices.read': { access: 'member', input: z.strictObject({ noticeId: Id }), output: NoticeView },
  'notices.acknowledge': { access: 'member', input: z.strictObject({ noticeId: Id }), output: Done },
  /** What somebody registered answered to WeChat's question whether messages may be sent: one accept is one message. */
  'notices.recordPushConsent': {
    access: 'anyone',
    input: z.strictObject({
      accepted: z.array(TemplateName).max(3).default([]),
      rejected: z.array(TemplateName).max(3).default([]),
    }),
    output: Done,
  },
})
