import { hashPhone } from '../../cloudfunctions/platform/secrets'
import { isSigned, signature } from '../../cloudfunctions/platform/signatures'

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64')

beforeEach(() => {
  delete process.env.PHONE_HASH_KEYS
  process.env.PHONE_HASH_KEY = keyOf(2)
})

it('proves the text it was made for and no other', () => {
  const made = signature('check-in', 'text')
  expect(made).toMatch(/^[\w-]{22}$/)
  expect(isSigned('check-in', 'text', made)).toBe(true)
  expect(isSigned('check-in', 'Text', made)).toBe(false)
})

it.each(['', 'AAAA', 'A'.repeat(22), 'A'.repeat(44), '签'.repeat(22)])('is not %j', (given) => {
  expect(isSigned('check-in', 'text', given)).toBe(false)
})

it('cannot be had with one character changed', () => {
  const made = signature('check-in', 'text')
  for (let at = 0; at < made.length - 1; at++) {
    const other = `${made.slice(0, at)}${made[at] === 'A' ? 'B' : 'A'}${made.slice(at + 1)}`
    expect(isSigned('check-in', 'text', other)).toBe(false)
  }
})

it('is not what the key makes of a phone', () => {
  const hash = hashPhone('13812348000').slice('v1.'.length)
  expect(isSigned('check-in', '13812348000', hash.slice(0, 22))).toBe(false)
})

it('stays good while its key is kept beside a newer one, and is worth nothing under another', () => {
  const made = signature('check-in', 'text')
  process.env.PHONE_HASH_KEYS = `v2:${keyOf(3)},v1:${keyOf(2)}`
  process.env.PHONE_HASH_KEY = ''
  expect(isSigned('check-in', 'text', made)).toBe(true)
  expect(signature('check-in', 'text')).not.toBe(made)
  process.env.PHONE_HASH_KEYS = `v2:${keyOf(3)}`
  expect(isSigned('check-in', 'text', made)).toBe(false)
})
