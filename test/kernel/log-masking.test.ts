import fc from 'fast-check'
import { log, masked } from '../../cloudfunctions/platform/log'

const secrets = { phone: '13812348000', openid: 'oAbCdEfGhIjKl', name: '李和平' }
const loggedWith = (details: unknown) =>
  JSON.stringify(masked({ level: 'info', event: 'refused', name: 'members.register', details }))

describe('what is logged', () => {
  it('keeps the name of the use case', () => {
    expect(loggedWith({})).toContain('members.register')
  })

  it('keeps a phone out of sentences, lists, numbers and keys', () => {
    for (const details of [
      `号码 ${secrets.phone} 无效`,
      [[secrets.phone]],
      { value: Number(secrets.phone) },
      { [secrets.phone]: true },
      `+86${secrets.phone}`,
      { stack: `Error: ${secrets.phone}\n at x` },
    ]) {
      expect(loggedWith(details)).not.toContain(secrets.phone)
      expect(loggedWith(details)).toContain('138****8000')
    }
  })

  it('keeps out what a database quotes of a write it refuses, and nothing else of its sentence', () => {
    const stack = `Error: E11000 duplicate key error index: byOpenid dup key: { openid: "${secrets.openid}" }\n at register`
    expect(loggedWith({ stack })).not.toContain(secrets.openid)
    expect(loggedWith({ stack })).toMatch(/byOpenid dup key: .* at register/)
  })

  it('leaves longer numbers alone, which are instants and receipts', () => {
    expect(loggedWith({ at: 1_763_618_400_000, receiptNumber: '202611201381234800099' })).toContain('202611201381234800099')
    expect(loggedWith({ at: 1_763_618_400_000 })).toContain('1763618400000')
  })

  it.each([
    'phone',
    'phoneCode',
    'openid',
    'OPENID',
    'name',
    'memberName',
    'authorName',
    'byName',
    'WX_OPENID',
    'text',
    'reason',
    'setupCode',
    'access_token',
  ])('keeps what is under %s out, whatever it holds', (key) => {
    for (const value of ['李和平', ['李和平'], { deep: '李和平' }, [{ deep: ['李和平'] }]]) {
      expect(loggedWith({ [key]: value })).not.toContain('李和平')
      expect(loggedWith({ rows: [{ row: { [key]: value } }] })).not.toContain('李和平')
    }
  })

  it('holds neither phone, openid nor name however they are nested', () => {
    const leaf = fc.constantFrom<Record<string, unknown>>(
      { phone: secrets.phone },
      { openid: secrets.openid },
      { name: secrets.name },
      { note: `请致电 ${secrets.phone}` },
    )
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 8 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'details', 'cause', 'rows'), tie('tree'), { maxKeys: 3 }),
      ),
    }))
    fc.assert(
      fc.property(tree, (details) => {
        const text = loggedWith(details)
        for (const secret of Object.values(secrets)) expect(text).not.toContain(secret)
      }),
    )
  })

  it('ends, however deep or long a value is', () => {
    const deep: Record<string, unknown> = {}
    deep['self'] = deep
    expect(loggedWith(deep).length).toBeLessThan(1000)
    expect(loggedWith('长'.repeat(100_000)).length).toBeLessThan(5000)
  })

  it('is one line of JSON', () => {
    const lines: unknown[] = []
    const spy = jest.spyOn(console, 'error').mockImplementation((line) => void lines.push(line))
    const level = process.env.LOG_LEVEL
    delete process.env.LOG_LEVEL
    try {
      log({ level: 'error', event: 'refused', details: { stack: 'Error\n at x', name: secrets.name } })
    } finally {
      process.env.LOG_LEVEL = level
      spy.mockRestore()
    }
    expect(lines).toHaveLength(1)
    expect(String(lines[0])).not.toContain('\n')
    expect(JSON.parse(String(lines[0]))).toMatchObject({ level: 'error', event: 'refused', details: { name: '***' } })
  })
})
