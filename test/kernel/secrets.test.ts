import fc from 'fast-check'
import {
  checkValues,
  currentVersions,
  decryptPhone,
  encryptPhone,
  hashPhone,
  isRightKey,
  isSame,
  maskPhone,
  phoneHashes,
} from '../../cloudfunctions/platform/secrets'

const phone = '13812348000'
const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64')

beforeEach(() => {
  delete process.env.PHONE_KEYS
  delete process.env.PHONE_HASH_KEYS
  process.env.PHONE_KEY = keyOf(1)
  process.env.PHONE_HASH_KEY = keyOf(2)
})

describe('a stored phone', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (number) => decryptPhone(encryptPhone(number)) === number))
  })

  it('does not show the number, and looks different every time', () => {
    const stored = encryptPhone(phone)
    expect(stored).not.toContain(phone)
    expect(Buffer.from(stored).includes(Buffer.from(phone))).toBe(false)
    expect(encryptPhone(phone)).not.toBe(stored)
  })

  it('stays closed to another key', () => {
    const stored = encryptPhone(phone)
    process.env.PHONE_KEY = keyOf(3)
    expect(() => decryptPhone(stored)).toThrow()
  })

  it('is refused when any part of it was changed', () => {
    const parts = encryptPhone(phone).split('.')
    for (const index of [1, 2, 3]) {
      const bytes = Buffer.from(parts[index] ?? '', 'base64url')
      for (let at = 0; at < bytes.length; at++) {
        const altered = Buffer.from(bytes)
        altered[at] = (altered[at] ?? 0) ^ 1
        expect(() =>
          decryptPhone(parts.map((part, i) => (i === index ? altered.toString('base64url') : part)).join('.')),
        ).toThrow()
      }
    }
  })

  it('is refused when its tag was cut short', () => {
    const [version, nonce, tag, sealed] = encryptPhone(phone).split('.')
    for (const bytes of [4, 8, 12, 15]) {
      const short = Buffer.from(tag ?? '', 'base64url')
        .subarray(0, bytes)
        .toString('base64url')
      expect(() => decryptPhone([version, nonce, short, sealed].join('.'))).toThrow()
    }
  })

  it.each(['', 'v1', 'v2.a.b.c', '13812348000', 'v1...', 'v1.a.b'])('is refused in the form %p', (stored) => {
    expect(() => decryptPhone(stored)).toThrow()
  })

  it.each([undefined, '', 'short', Buffer.alloc(16).toString('base64'), Buffer.alloc(33).toString('base64')])(
    'is never written or read without a good key (%p)',
    (key) => {
      const stored = encryptPhone(phone)
      if (key === undefined) delete process.env.PHONE_KEY
      else process.env.PHONE_KEY = key
      expect(() => encryptPhone(phone)).toThrow('PHONE_KEY')
      expect(() => decryptPhone(stored)).toThrow('PHONE_KEY')
    },
  )
})

describe('the hash of a phone', () => {
  it('is the same for the same phone and another for another or under another key', () => {
    const hash = hashPhone(phone)
    expect(hashPhone(phone)).toBe(hash)
    expect(hashPhone('13812348001')).not.toBe(hash)
    process.env.PHONE_HASH_KEY = keyOf(4)
    expect(hashPhone(phone)).not.toBe(hash)
  })

  it('is never made without its key', () => {
    delete process.env.PHONE_HASH_KEY
    expect(() => hashPhone(phone)).toThrow('PHONE_HASH_KEY')
  })
})

describe('several keys', () => {
  it('read what any of them wrote; the first one writes', () => {
    const old = encryptPhone(phone)
    process.env.PHONE_KEYS = `v2:${keyOf(3)}`
    const written = encryptPhone(phone)
    expect([old.slice(0, 3), written.slice(0, 3)]).toEqual(['v1.', 'v2.'])
    expect([decryptPhone(old), decryptPhone(written)]).toEqual([phone, phone])
    process.env.PHONE_KEYS = `v1:${keyOf(1)}, v2:${keyOf(3)}`
    delete process.env.PHONE_KEY
    expect(encryptPhone(phone).slice(0, 3)).toBe('v1.')
    expect(decryptPhone(written)).toBe(phone)
    expect(currentVersions()).toEqual({ phone: 'v1', hash: 'v1' })
  })

  it('find a phone under each, and as it was stored before hashes had a version', () => {
    const old = hashPhone(phone)
    process.env.PHONE_HASH_KEYS = `v2:${keyOf(5)}`
    expect(hashPhone(phone)).toMatch(/^v2\./)
    expect(phoneHashes(phone)).toEqual([hashPhone(phone), old, old.slice(3)])
  })

  it.each([
    ['v2', 'PHONE_KEYS: the key v2 must be 32 bytes in base64'],
    [`v2:${keyOf(3)}:x`, 'PHONE_KEYS must read'],
    [`two:${keyOf(3)}`, 'PHONE_KEYS must read'],
    [`v2:${keyOf(3)},`, 'PHONE_KEYS must read'],
    ['v2:short', 'PHONE_KEYS: the key v2 must be 32 bytes in base64'],
    [`v1:${keyOf(3)}`, 'PHONE_KEY: the key v1 is there twice'],
    [`v2:${keyOf(3)},v2:${keyOf(4)}`, 'PHONE_KEYS: the key v2 is there twice'],
    [`v2:${keyOf(1)}`, 'PHONE_KEY: the keys v2 and v1 are the same'],
  ])('are refused as %p, without showing a key', (keys, words) => {
    process.env.PHONE_KEYS = keys
    const refused = () => encryptPhone(phone)
    expect(refused).toThrow(words)
    expect(refused).not.toThrow(keyOf(3))
  })

  it('know their own check value and no other', () => {
    const { phone: sealed, hash } = checkValues()
    expect([isRightKey('phone', 'v1', sealed.v1 ?? ''), isRightKey('hash', 'v1', hash.v1 ?? '')]).toEqual([true, true])
    process.env.PHONE_KEY = keyOf(8)
    process.env.PHONE_HASH_KEY = keyOf(9)
    expect([isRightKey('phone', 'v1', sealed.v1 ?? ''), isRightKey('hash', 'v1', hash.v1 ?? '')]).toEqual([false, false])
  })
})

describe('a shown phone', () => {
  it('shows its first three and last four digits', () => {
    expect(maskPhone(phone)).toBe('138****8000')
  })
})

describe('comparing a code', () => {
  it('tells equal from different, whatever their lengths', () => {
    expect(isSame('SETUP-CODE-1', 'SETUP-CODE-1')).toBe(true)
    expect(isSame('SETUP-CODE-2', 'SETUP-CODE-1')).toBe(false)
    expect(isSame('', 'SETUP-CODE-1')).toBe(false)
    expect(isSame('SETUP-CODE-1'.repeat(20), 'SETUP-CODE-1')).toBe(false)
  })
})
