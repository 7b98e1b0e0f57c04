import fc from 'fast-check'
import { Id } from '../../cloudfunctions/contracts/define'
import { derivedId, newId, randomDigits, readableCode } from '../../cloudfunctions/kernel/ids'

describe('ids', () => {
  it('are new every time and may travel as an input', () => {
    const ids = Array.from({ length: 1000 }, () => newId('e'))
    expect(new Set(ids).size).toBe(1000)
    expect(ids.every((id) => Id.safeParse(id).success && id.startsWith('e_'))).toBe(true)
  })

  it('are the same for the same parts', () => {
    expect(derivedId('m', 'openid-1')).toBe(derivedId('m', 'openid-1'))
    expect(Id.safeParse(derivedId('m', 'openid-1')).success).toBe(true)
  })

  it('differ when the parts or their borders differ', () => {
    const parts = fc.array(fc.string(), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(parts, parts, (some, others) => {
        fc.pre(JSON.stringify(some) !== JSON.stringify(others))
        expect(derivedId('o', ...some)).not.toBe(derivedId('o', ...others))
      }),
    )
    expect(derivedId('o', 'ab', 'c')).not.toBe(derivedId('o', 'a', 'bc'))
  })

  it('tell nothing of what they are derived from', () => {
    expect(derivedId('m', 'openid-1')).not.toContain('openid')
  })
})

describe('codes', () => {
  it('hold no letter that is misread', () => {
    const codes = Array.from({ length: 500 }, () => readableCode(8))
    expect(codes.every((code) => /^[A-HJKMNP-Z2-9]{8}$/.test(code))).toBe(true)
    expect(new Set(codes).size).toBe(500)
  })

  it('are digits where a number is wanted', () => {
    expect(randomDigits(6)).toMatch(/^\d{6}$/)
  })
})
