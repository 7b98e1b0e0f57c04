import {
  canHandleFor,
  codeOf,
  consentGiven,
  invitationState,
  requireConsent,
  reviewed,
  standingDecision,
} from '../../../cloudfunctions/domains/members/rules'
import { aMember } from '../../factories'
import { anActor, refusalBy } from '../../kernel/actors'

const now = new Date('2026-11-20T06:00:00Z')
const administrator = anActor('m_admin', { role: 'administrator', organisationId: 'district' })
const pending = aMember({ status: 'pending' })

describe('consent', () => {
  it('is to the policy in force and no other', () => {
    expect(() => requireConsent('2026-11', '2026-11')).not.toThrow()
    for (const given of ['2026-10', '2026-12', '', '2026-11 ']) {
      expect(refusalBy(() => requireConsent(given, '2026-11'))).toBe('CONSENT_OUTDATED')
    }
  })
})

describe('consent given anew', () => {
  const spring = { version: '2026-03', at: new Date('2026-03-01T00:00:00Z') }
  const autumn = { version: '2026-09', at: new Date('2026-09-01T00:00:00Z') }

  it('keeps every earlier one', () => {
    expect(consentGiven([spring, autumn], '2026-11', now)).toEqual({
      consentVersion: '2026-11',
      consentAt: now,
      earlierConsents: [spring, autumn],
    })
  })

  it('to the same policy is the first one', () => {
    expect(consentGiven([spring, autumn], '2026-09', now)).toEqual({
      consentVersion: '2026-09',
      consentAt: autumn.at,
      earlierConsents: [spring],
    })
    expect(consentGiven([autumn], '2026-09', now)).toEqual({ consentVersion: '2026-09', consentAt: autumn.at })
  })
})

describe('an invitation', () => {
  const open = { withdrawnAt: null, usesLeft: 1, expiresAt: null }

  it('admits until it is withdrawn, used up or over', () => {
    expect(invitationState(open, now)).toBe('open')
    expect(invitationState({ ...open, expiresAt: new Date(now.getTime() + 1) }, now)).toBe('open')
    expect(invitationState({ ...open, expiresAt: now }, now)).toBe('expired')
    expect(invitationState({ ...open, usesLeft: 0 }, now)).toBe('usedUp')
    expect(invitationState({ ...open, usesLeft: 0, withdrawnAt: now }, now)).toBe('withdrawn')
  })

  it('is understood however it is typed', () => {
    expect(['ABCDEFGHJK', 'abcde-fghjk', ' abcde fghjk '].map(codeOf)).toEqual(['ABCDEFGHJK', 'ABCDEFGHJK', 'ABCDEFGHJK'])
  })
})

describe('what stands when somebody does not wait any more', () => {
  const review = { decision: 'approve' as const, reason: null, byId: 'm_lin', byName: '林静', at: now }
  const approved = aMember({ status: 'approved', review })

  it('is told with the name of who decided', () => {
    expect(standingDecision(approved, 'approve', administrator)).toEqual({ outcome: 'reviewedAlready', words: '已由林静通过' })
  })

  it('is the answer again for whoever decided the same, and named for whoever decided otherwise', () => {
    const lin = { memberId: 'm_lin' }
    expect(standingDecision(approved, 'approve', lin)).toEqual({ outcome: 'approved', words: '已通过' })
    expect(standingDecision(approved, 'reject', lin)).toEqual({ outcome: 'reviewedAlready', words: '已由您通过' })
  })

  it('is nobody’s decision for whoever came by an invitation, and open for whoever handed in again', () => {
    const rejectedBefore = aMember({ review: { ...review, decision: 'reject' } })
    for (const invited of [aMember({ review: null }), rejectedBefore])
      expect(standingDecision(invited, 'approve', administrator).words).toBe('已凭邀请码加入，不用审核')
    expect(standingDecision(pending, 'approve', administrator).outcome).toBe('tryAgain')
  })
})

describe('a review', () => {
  it('approves, and keeps who and when', () => {
    expect(reviewed(pending, { decision: 'approve' }, administrator, now)).toEqual({
      status: 'approved',
      review: { decision: 'approve', reason: null, byId: 'm_admin', byName: 'm_admin同志', at: now },
    })
  })

  it('rejects with the reason', () => {
    expect(reviewed(pending, { decision: 'reject', reason: '请写全名' }, administrator, now)).toMatchObject({
      status: 'rejected',
      review: { decision: 'reject', reason: '请写全名' },
    })
  })

  it.each(['approved', 'rejected', 'suspended'] as const)('is made once: somebody %s is not reviewed again', (status) => {
    expect(refusalBy(() => reviewed(aMember({ status }), { decision: 'approve' }, administrator, now))).toBe('ALREADY_REVIEWED')
  })

  it('answers the same for somebody out of reach, for nobody and for oneself', () => {
    const answers = [
      () => reviewed(null, { decision: 'approve' }, administrator, now),
      () =>
        reviewed(aMember({ status: 'pending', organisationPaths: ['elsewhere'] }), { decision: 'approve' }, administrator, now),
      () => reviewed(aMember({ _id: 'm_admin', status: 'pending' }), { decision: 'approve' }, administrator, now),
      () => reviewed(pending, { decision: 'approve' }, anActor('m_e', { role: 'editor', organisationId: 'district' }), now),
      () =>
        reviewed(aMember({ status: 'approved', organisationPaths: ['elsewhere'] }), { decision: 'approve' }, administrator, now),
    ].map(refusalBy)
    expect(answers).toEqual(answers.map(() => 'MEMBER_NOT_FOUND'))
  })
})

describe('a handler for an administrator', () => {
  const handlerOn = (...path: string[]) => ({
    roles: [{ role: 'handler' as const, organisationId: path.at(-1) ?? '' }],
    paths: [path],
  })
  const administrator = { scope: ['district'], organisationPaths: ['city', 'district'] }

  it('holds the role on what the administrator looks after, or above it', () => {
    expect(canHandleFor(handlerOn('city', 'district'), administrator)).toBe(true)
    expect(canHandleFor(handlerOn('city', 'district', 'association'), administrator)).toBe(true)
    expect(canHandleFor(handlerOn('city'), administrator)).toBe(true)
  })

  it('is nobody in another place, and nobody for somebody who looks after nothing', () => {
    expect(canHandleFor(handlerOn('city', 'elsewhere'), administrator)).toBe(false)
    expect(canHandleFor(handlerOn('city', 'district'), { scope: [], organisationPaths: [] })).toBe(false)
    expect(canHandleFor({ roles: [], paths: [] }, administrator)).toBe(false)
  })
})
