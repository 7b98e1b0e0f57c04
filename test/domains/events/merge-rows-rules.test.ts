import { emptied, stays, withRowOf } from '../../../cloudfunctions/domains/events/merge-rows'
import { aSignUp } from '../../factories'

const at = new Date('2026-11-20T06:00:00Z')
const waits = (memberId: string, queue: number) => aSignUp({ memberId, status: 'waitlisted', seats: [memberId], queue })

describe('two sign-ups of one person', () => {
  it.each([
    [aSignUp(), aSignUp({ seats: [2] }), 'kept'],
    [aSignUp(), aSignUp({ seats: [2], checkedInAt: at }), 'going'],
    [waits('keep', 1), aSignUp(), 'going'],
    [aSignUp(), waits('go', 1), 'kept'],
    [waits('keep', 2), waits('go', 1), 'going'],
    [waits('keep', 1), waits('go', 2), 'kept'],
    [aSignUp({ status: 'offered' }), aSignUp({ seats: [2] }), 'going'],
  ] as const)('case %#: the one that is worth more stays', (kept, going, which) => {
    expect(stays(kept, going)).toBe(which)
  })

  it('move every number, and stand for the person by their own id where there is none', () => {
    const going = aSignUp({ memberId: 'go', seats: [3, 'association#1'], quota: 'association' })
    expect(withRowOf(null, going, 'keep', at)).toMatchObject({
      memberId: 'keep',
      seats: [3, 'association#1'],
      quota: 'association',
    })
    expect(withRowOf(null, waits('go', 4), 'keep', at)).toMatchObject({ seats: ['keep'], queue: 4 })
    expect(emptied(going)).toMatchObject({ status: 'cancelled', seats: ['go'], freedAt: null })
  })

  it('remember that seats of either were given back', () => {
    const kept = aSignUp({ status: 'cancelled', seats: ['keep'], freedAt: at })
    expect(withRowOf(kept, aSignUp({ memberId: 'go', seats: [2] }), 'keep', at)).toMatchObject({ seats: [2], freedAt: at })
  })

  it('keep a rating that either has, and leave nothing said behind', () => {
    const rating = { stars: 5, comment: '很好', at }
    expect(withRowOf(aSignUp({ rating }), aSignUp(), 'keep', at)).toMatchObject({ rating })
    expect(withRowOf(aSignUp({ status: 'cancelled' }), aSignUp({ rating }), 'keep', at)).toMatchObject({ rating })
    const said = aSignUp({ rating, answers: { q1: '清淡' }, showsName: true })
    expect(emptied(said)).toMatchObject({ rating: null, answers: {}, showsName: false })
  })

  it('leave a mark where either was checked in, so that it is noted on the one that stays', () => {
    expect(withRowOf(aSignUp(), aSignUp({ status: 'cancelled', checkedInAt: at }), 'keep', at)).toMatchObject({ noteAt: at })
    expect(withRowOf(null, aSignUp(), 'keep', at).noteAt).toBeUndefined()
    expect(emptied(aSignUp({ noteAt: at }))).toMatchObject({ noteAt: null })
  })
})
