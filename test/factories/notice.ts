import type { NoticeRecord } from '../../cloudfunctions/domains/notices'

/** A draft for one association and what is below it. */
export function aNotice(changes: Partial<NoticeRecord> = {}): NoticeRecord {
  return {
    _id: 'n_meeting',
    title: '关于召开年度会员大会的通知',
    body: '定于下月召开年度会员大会，请各位会员安排好时间。',
    audience: { organisationIds: ['association'], includeBelow: true },
    organisationNames: ['联谊会'],
    organisationPaths: ['district', 'association'],
    audiencePaths: [{ path: ['district', 'association'] }],
    imageIds: [],
    fileIds: [],
    needsAcknowledgement: false,
    acknowledgeBy: null,
    importance: 'normal',
    authorId: 'm_editor',
    authorName: '编辑小周',
    status: 'draft',
    updatedAt: new Date('2026-11-20T02:00:00Z'),
    publishedAt: null,
    fanOut: { state: 'none', after: null, recipients: 0 },
    ...changes,
  }
}
