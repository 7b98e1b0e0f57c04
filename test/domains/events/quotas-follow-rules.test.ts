import fc from 'fast-check'
import { quotasFollowing, renumbered } from '../../../cloudfunctions/domains/events/seats/quotas-follow-rules'
import { poolFrom } from '../../../cloudfunctions/domains/events/seats/pool-rules'
import { seatsLeft } from '../../../cloudfunctions/domains/events/seats/seat-rules'
import { aQuota } from '../../factories'

const place = { _id: 'new', name: '新协会' }
const merged = (id: string) => (id === 'old' ? place : { _id: id, name: id })
const follow = (quotas: Parameters<typeof quotasFollowing>[0]['quotas'], capacity = 100) =>
  quotasFollowing({ quotas, capacity }, merged)

describe('a quota of an organisation that was merged', () => {
  it('is of the other one, as it stands', () => {
    const quota = aQuota({ name: '老协会', issued: 3, free: [2], waiting: 1 })
    expect(follow({ old: quota, club: aQuota() })).toEqual({
      quotas: { club: aQuota(), new: { ...quota, name: '新协会' } },
      movedQuotas: { old: { to: 'new', by: 0 } },
    })
  })

  it('is added to that of the other one, its numbers after those', () => {
    const quotas = { old: aQuota({ most: 2, issued: 2, free: [1], waiting: 1 }), new: aQuota({ most: 4, issued: 3, waiting: 2 }) }
    expect(follow(quotas)).toEqual({
      quotas: { new: { name: '新协会', most: 6, issued: 5, free: [4], waiting: 3 } },
      movedQuotas: { old: { to: 'new', by: 3 } },
    })
    expect(follow(quotas, 5)?.quotas.new?.most).toBe(5)
  })

  it('goes on with it when that is merged before the rows were looked through', () => {
    const first = follow({ old: aQuota({ issued: 2 }), new: aQuota({ issued: 3 }) })
    const quotas = { ...first?.quotas, last: aQuota({ issued: 4 }) }
    const standing = (id: string) => (id === 'new' ? { _id: 'last', name: '总会' } : { _id: id, name: id })
    const second = quotasFollowing({ capacity: 100, ...first, quotas }, standing)
    expect(second?.movedQuotas).toEqual({ old: { to: 'last', by: 7 }, new: { to: 'last', by: 4 } })
    expect(renumbered([1, 'old#2', 'new#3', 'last#1'], second?.movedQuotas ?? {})).toEqual([1, 'last#9', 'last#7', 'last#1'])
  })

  it('stays when it is right, and when nothing stands for its organisation', () => {
    expect(follow({ new: aQuota() })).toBeNull()
    expect(quotasFollowing({ capacity: 9, quotas: { old: aQuota() } }, () => undefined)).toBeNull()
    const movedQuotas = { old: { to: 'new', by: 2 } }
    expect(quotasFollowing({ capacity: 9, quotas: { new: aQuota() }, movedQuotas }, merged)).toBeNull()
  })

  it('has never more to give than both together, whatever is held and however they were resized', () => {
    const held = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 9 })
    const pool = fc.tuple(held, fc.nat(4)).map(([numbers, more]) => {
      const most = numbers.length + more
      const issued = Math.max(0, ...numbers)
      return { numbers, quota: aQuota({ most, ...poolFrom({ most, issued }, numbers) }) }
    })
    fc.assert(
      fc.property(pool, pool, (going, standing) => {
        const { quotas, movedQuotas = {} } = follow({ old: going.quota, new: standing.quota }) ?? {}
        const quota = quotas?.new ?? aQuota({ most: 0, free: [1] })
        const out = going.numbers.length + standing.numbers.length
        const left = seatsLeft({ ...quota, capacity: quota.most, quotas: {} })
        expect(left + out).toBeLessThanOrEqual(quota.most)
        const numbers = renumbered(
          [...going.numbers.map((n) => `old#${n}`), ...standing.numbers.map((n) => `new#${n}`)],
          movedQuotas,
        )
        expect(new Set(numbers).size).toBe(out)
        // What is to be had is held by nobody.
        for (const free of quota.free) expect(numbers).not.toContain(`new#${free}`)
      }),
    )
  })
})
