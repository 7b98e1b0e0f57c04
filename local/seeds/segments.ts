import type { SegmentRecord } from '../../cloudfunctions/domains/segments'
import { derivedId } from '../../cloudfunctions/kernel/ids'
import type { SeedOrganisation } from './organisations'
import { seedOrganisations } from './organisations'
import { seedMemberId } from './people'

interface Plan {
  id: string
  name: string
  at: SeedOrganisation
  filter: Omit<SegmentRecord['filter'], 'organisationIds' | 'includeBelow'>
}

const plans: Plan[] = [
  { id: 'volunteers', name: '参加过志愿服务的人', at: 'district', filter: { tookPartInKind: 'volunteering' } },
  { id: 'experts', name: '懂法律和财税的会员', at: 'district', filter: { skills: ['法律咨询', '财税'] } },
]

/** Two saved filters: who came to help, and who could advise. */
export function seedSegments(now: Date, nameOf: (memberId: string) => string): SegmentRecord[] {
  const createdById = seedMemberId('demo-admin')
  return plans.map(({ id, name, at, filter }) => {
    const organisation = seedOrganisations[at]
    return {
      _id: derivedId('s', 'seed', id),
      status: 'current',
      name,
      filter: { organisationIds: [organisation._id], includeBelow: true, ...filter },
      organisationNames: [organisation.name],
      organisationPaths: organisation.path,
      audiencePaths: [{ path: organisation.path }],
      createdById,
      createdByName: nameOf(createdById),
      updatedAt: now,
    }
  })
}
