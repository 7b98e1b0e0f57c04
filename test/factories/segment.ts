import type { SegmentRecord } from '../../cloudfunctions/domains/segments'

/** The members of one association and what is below it. */
export function aSegment(changes: Partial<SegmentRecord> = {}): SegmentRecord {
  return {
    _id: 's_all',
    status: 'current',
    name: '全体会员',
    filter: { organisationIds: ['association'], includeBelow: true },
    organisationNames: ['联谊会'],
    organisationPaths: ['district', 'association'],
    audiencePaths: [{ path: ['district', 'association'] }],
    createdById: 'm_administrator',
    createdByName: 'administrator同志',
    updatedAt: new Date('2026-11-20T02:00:00Z'),
    ...changes,
  }
}
