import type { OpinionRecord } from '../../cloudfunctions/domains/opinions'

/** A suggestion just submitted. */
export function anOpinion(changes: Partial<OpinionRecord> = {}): OpinionRecord {
  const submittedAt = changes.submittedAt ?? new Date('2026-11-20T02:00:00Z')
  const authorId = changes.authorId ?? 'm_li'
  const authorName = changes.authorName ?? '李和平'
  return {
    _id: 'o_lamp',
    receiptNumber: '20261120-000001',
    authorId,
    authorName,
    anonymous: false,
    kind: 'suggestion',
    category: 'livelihood',
    text: '湖滨步道的路灯坏了两盏，晚上散步看不清，建议尽快修好。',
    imageIds: [],
    organisationId: 'association',
    organisationName: '联谊会',
    organisationPath: ['district', 'association'],
    status: 'submitted',
    submittedAt,
    dueOn: '2026-11-25',
    leadId: null,
    leadName: null,
    coHandlerIds: [],
    steps: [{ status: 'submitted', at: submittedAt, byId: authorId, byName: authorName, text: null }],
    rating: null,
    ...changes,
  }
}
