import { takenOver } from '../../../cloudfunctions/domains/members/assisted-rules'
import { mergedAway, mergedFields, placesHeldTwice } from '../../../cloudfunctions/domains/members/merge-rules'
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

  it('have every role once, for as long as either has it', () => {
    const kept = [{ role: 'editor', organisationId: 'a', endsAt: now }] as const
    const gone = [
      { role: 'editor', organisationId: 'a' },
      { role: 'editor', organisationId: 'b' },
    ] as const
    expect(mergedFields(aMember({ roles: [...kept] }), aMember({ roles: [...gone] })).roles).toEqual(gone)
    expect(mergedFields(aMember({ roles: [...gone] }), aMember({ roles: [...kept] })).roles).toEqual(gone)
  })

  it('have taken part in what either did, each event once, the newest hundred', () => {
    const part = (n: number) => ({ eventId: `e${n}`, kind: 'training' as const, at: new Date(2024, 0, n) })
    const parts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_unused, i) => part(from + i))
    const { tookPart } = mergedFields(aMember({ tookPart: parts(31, 90) }), aMember({ tookPart: parts(1, 60) }))
    expect(tookPart).toEqual(parts(1, 90))
    const many = mergedFields(aMember({ tookPart: parts(1, 100) }), aMember({ tookPart: parts(101, 120) }))
    expect(many.tookPart).toEqual(parts(21, 120))
  })

  it('have answered what either did, and hold one place in a period', () => {
    const answer = (organisationId: string, version: number) => {
      return { organisationId, organisationName: '', version, at: now, items: [] }
    }
    const keep = aMember({ answers: [answer('a', 1)], intakePeriods: ['p1', 'p2'] })
    const go = aMember({ answers: [answer('a', 2), answer('b', 1)], intakePeriods: ['p2', 'p3'] })
    expect(mergedFields(keep, go)).toMatchObject({
      answers: [answer('a', 1), answer('b', 1)],
      intakePeriods: ['p1', 'p2', 'p3'],
    })
    expect(placesHeldTwice(keep, go)).toEqual(['p2'])
    expect(placesHeldTwice(aMember(), go)).toEqual([])
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
