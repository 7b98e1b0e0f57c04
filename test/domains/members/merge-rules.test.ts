import { takenOver } from '../../../cloudfunctions/domains/members/assisted-rules'
import { grantsOfBoth, mergedAway, mergedFields } from '../../../cloudfunctions/domains/members/merge-rules'
import { aMember } from '../../factories'

const now = new Date('2026-11-20T06:00:00Z')
const own = { name: '新', phone: 'p', phoneHash: 'h', occupation: null, skills: [], consentVersion: '2026-11' }
const entered = { ...own, organisationIds: ['elsewhere'], organisationPaths: ['elsewhere'] }

describe('two records of one person', () => {
  it('keep what the one that stays says, and fill what it leaves empty', () => {
    const keep = aMember({ occupation: null, skills: ['书法'], organisationIds: ['a'], organisationPaths: ['d', 'a'] })
    const go = aMember({
      phone: 'sealed',
      phoneHash: 'hash',
      skills: ['书法', '摄影'],
      organisationIds: ['b'],
      organisationPaths: ['d', 'b'],
    })
    expect(mergedFields(keep, go)).toMatchObject({
      phone: 'sealed',
      phoneHash: 'hash',
      occupation: '教师',
      skills: ['书法', '摄影'],
      organisationIds: ['a', 'b'],
      organisationPaths: ['d', 'a', 'b'],
    })
    expect(mergedFields(aMember({ phone: 'own', phoneHash: 'own' }), go)).toMatchObject({ phone: 'own', phoneHash: 'own' })
  })

  it.each([
    ['pending', 'approved', 'approved'],
    ['rejected', 'approved', 'approved'],
    ['approved', 'pending', 'approved'],
    ['pending', 'rejected', 'pending'],
    ['suspended', 'approved', 'suspended'],
    ['approved', 'suspended', 'suspended'],
  ] as const)('%s and %s become %s', (kept, gone, after) => {
    expect(mergedFields(aMember({ status: kept }), aMember({ status: gone })).status).toBe(after)
  })

  it('have every role once, as the one that stays has it', () => {
    const endsAt = now
    const kept = [{ role: 'editor', organisationId: 'a', endsAt }] as const
    const gone = [
      { role: 'editor', organisationId: 'a' },
      { role: 'editor', organisationId: 'b' },
    ] as const
    expect(grantsOfBoth(kept, gone)).toEqual([kept[0], gone[1]])
  })

  it('leave nothing of the one that goes that could be found or act', () => {
    expect(mergedAway('m_keep', 'nobody:x')).toMatchObject({
      status: 'suspended',
      roles: [],
      organisationPaths: [],
      phoneHash: null,
    })
  })
})

describe('taking a record over', () => {
  it.each([
    ['approved', false, undefined],
    ['suspended', true, undefined],
    ['pending', false, 'pending'],
    ['rejected', false, 'pending'],
    ['pending', true, 'approved'],
  ] as const)('%s, invited %s: the state becomes %s', (status, invited, after) => {
    const changed = takenOver(aMember({ status }), entered, { invited, now })
    expect(changed.status).toBe(after)
    expect(changed.organisationIds).toEqual(after === undefined ? undefined : ['elsewhere'])
  })
})
