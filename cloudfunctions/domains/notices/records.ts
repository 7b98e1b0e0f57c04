import type { noticeStatusLabels } from '../../../miniprogram/shared/labels'
import type { SignUpRecord } from '../events'
import type { SegmentFilter } from '../segments'
import type { Stored } from '../../platform/database'

/** Whom a notice is for. Who that is, is asked when it is published: who matches by then is in. */
export type Audience =
  | { organisationIds: string[]; includeBelow: boolean }
  /** The filter is a copy, made when the notice is drafted and again when it is submitted; nobody changes it after review. */
  | { segmentId: string; filter: SegmentFilter }
  | { eventId: string; statuses: SignUpRecord['status'][] }
  | { memberIds: string[] }

export interface NoticeRecord extends Stored {
  title: string
  body: string
  audience: Audience
  /** The audience in words; null for organisations, which have their names. */
  audienceWords?: string | null
  organisationNames: string[]
  /** Every organisation on the way to any part of the audience: for lists, where reaching a part is enough. */
  organisationPaths: string[]
  /** The way to each part of the audience: to publish it, a role must reach every one. */
  audiencePaths: { path: string[] }[]
  imageIds: string[]
  fileIds: string[]
  needsAcknowledgement: boolean
  acknowledgeBy: Date | null
  importance: 'normal' | 'important'
  authorId: string
  authorName: string
  status: keyof typeof noticeStatusLabels
  updatedAt: Date
  publishedAt: Date | null
  /** How far the rows for its recipients have got: `after` is the last member who has one. */
  fanOut: { state: 'none' | 'filling' | 'done'; after: string | null; recipients: number }
}

/** How many more messages a member lets us send with a template: WeChat gives one for each accept and tells nobody how many are left. */
export interface PushCreditRecord extends Stored {
  memberId: string
  template: string
  left: number
}
