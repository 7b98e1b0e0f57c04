import type { Caller } from '../../cloudfunctions/kernel/access'
import { authorise, reaches, scopeOf } from '../../cloudfunctions/kernel/access'
import { anActor, refusalBy } from './actors'

const guest: Caller = { openid: 'o', status: 'guest', memberId: null, roles: [] }
const inState = (status: 'pending' | 'rejected' | 'suspended'): Caller => ({
  ...anActor('m', { role: 'owner', organisationId: 'district' }),
  status,
})

describe('who is let in', () => {
  const callers: [string, Caller, string][] = [
    ['a guest', guest, 'NOT_REGISTERED'],
    ['somebody who waits for approval', inState('pending'), 'REGISTRATION_PENDING'],
    ['somebody rejected', inState('rejected'), 'REGISTRATION_REJECTED'],
    ['somebody suspended', inState('suspended'), 'MEMBER_SUSPENDED'],
  ]

  it.each(callers)('lets %s call what is for anyone', (_who, caller) => {
    expect(() => authorise('anyone', caller)).not.toThrow()
  })

  it.each(callers)('tells %s why they may not act, whatever role they were given', (_who, caller, code) => {
    expect(refusalBy(() => authorise('member', caller))).toBe(code)
    expect(refusalBy(() => authorise(['owner', 'administrator'], caller))).toBe(code)
  })

  it('lets an approved member act without a role', () => {
    expect(() => authorise('member', anActor('m'))).not.toThrow()
  })

  it('asks for one of the roles where roles are named', () => {
    const editor = anActor('m', { role: 'editor', organisationId: 'association' })
    expect(() => authorise(['editor', 'administrator'], editor)).not.toThrow()
    expect(refusalBy(() => authorise(['reviewer'], editor))).toBe('ROLE_REQUIRED')
    expect(refusalBy(() => authorise(['reviewer'], anActor('m')))).toBe('ROLE_REQUIRED')
  })

  it('lets an owner do what any role may', () => {
    expect(() => authorise(['handler'], anActor('m', { role: 'owner', organisationId: 'district' }))).not.toThrow()
  })
})

describe('how far a role reaches', () => {
  const organiser = anActor(
    'm',
    { role: 'organiser', organisationId: 'street' },
    { role: 'editor', organisationId: 'association' },
  )

  it('takes the organisations of the asked roles only', () => {
    expect(scopeOf(organiser, 'organiser')).toEqual(['street'])
    expect(scopeOf(organiser, 'organiser', 'editor')).toEqual(['street', 'association'])
    expect(scopeOf(organiser, 'handler')).toEqual([])
  })

  it('names an organisation once, however many roles are held on it', () => {
    const both = anActor(
      'm',
      { role: 'organiser', organisationId: 'street' },
      { role: 'administrator', organisationId: 'street' },
    )
    expect(scopeOf(both, 'organiser', 'administrator')).toEqual(['street'])
  })

  it('gives an owner every role', () => {
    expect(scopeOf(anActor('m', { role: 'owner', organisationId: 'district' }), 'handler')).toEqual(['district'])
  })

  it('covers an organisation and all below it, and nothing above or beside', () => {
    expect(reaches(organiser, ['district', 'street'], 'organiser')).toBe(true)
    expect(reaches(organiser, ['district', 'street', 'community'], 'organiser')).toBe(true)
    expect(reaches(organiser, ['district'], 'organiser')).toBe(false)
    expect(reaches(organiser, ['district', 'other'], 'organiser')).toBe(false)
    expect(reaches(organiser, [], 'organiser')).toBe(false)
  })

  it('does not lend the reach of one role to another', () => {
    expect(reaches(organiser, ['association'], 'organiser')).toBe(false)
    expect(reaches(organiser, ['association'], 'editor')).toBe(true)
  })
})
