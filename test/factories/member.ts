import type { MemberRecord } from '../../cloudfunctions/domains/members'
import { named } from '../../cloudfunctions/domains/members/name-parts'
import { anOrganisation } from './organisation'

const association = anOrganisation('association', '联谊会', anOrganisation('district', '城东区'))

/** An approved member without a role or a phone. */
export function aMember(changes: Partial<MemberRecord> = {}): MemberRecord {
  const memberId = changes._id ?? 'm_li'
  return {
    _id: memberId,
    openid: `openid-${memberId}`,
    status: 'approved',
    ...named(changes.name ?? '李和平'),
    phone: null,
    phoneHash: null,
    organisationIds: [association._id],
    organisationPaths: association.path,
    occupation: '教师',
    skills: [],
    consentVersion: '2026-11',
    consentAt: new Date('2026-11-01T02:00:00Z'),
    roles: [],
    registeredAt: new Date('2026-11-01T02:00:00Z'),
    review: null,
    ...changes,
  }
}

/** Approved members by number: `p0` is `m_p0`, 群众0. */
export function aCrowd(count: number, changes: (i: number) => Partial<MemberRecord> = () => ({})): MemberRecord[] {
  return Array.from({ length: count }, (_unused, i) =>
    aMember({ _id: `m_p${i}`, openid: `p${i}`, name: `群众${i}`, ...changes(i) }),
  )
}
