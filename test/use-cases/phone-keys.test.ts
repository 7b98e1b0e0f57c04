import { main as api } from '../../cloudfunctions/api'
import { rekeyRows } from '../../cloudfunctions/domains/imports'
import { markKnown } from '../../cloudfunctions/domains/imports/likeness'
import { members, membersByPhone, rekeyPhones } from '../../cloudfunctions/domains/members'
import { collection } from '../../cloudfunctions/platform/database'
import { checkKeys, countUnderOlderKeys } from '../../cloudfunctions/platform/key-check'
import { decryptPhone, encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { aMember } from '../factories'
import { cutsUpTo } from './support/cuts'
import type { World } from './support/world'
import { openWorld } from './support/world'

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const phoneOf = (n: number) => `1381234${String(8000 + n)}`
const people = 7
const ids = Array.from({ length: people }, (_unused, n) => `m_key${n}`)
const settings = ['PHONE_KEY', 'PHONE_KEYS', 'PHONE_HASH_KEY', 'PHONE_HASH_KEYS'] as const

let world: World

function keys(given: Partial<Record<(typeof settings)[number], string>>): void {
  for (const name of settings) {
    if (given[name] === undefined) delete process.env[name]
    else process.env[name] = given[name]
  }
}

const old = { PHONE_KEY: keyOf(1), PHONE_HASH_KEY: keyOf(2) }
const both = { ...old, PHONE_KEYS: `v2:${keyOf(3)}`, PHONE_HASH_KEYS: `v2:${keyOf(4)}` }
const fresh = { PHONE_KEYS: `v2:${keyOf(3)}`, PHONE_HASH_KEYS: `v2:${keyOf(4)}` }

/** What the platform gives a function beside the event. */
const context = {
  memory_limit_in_mb: 256,
  time_limit_in_ms: 20_000,
  request_id: 'r1',
  environment: '{}',
  environ: 'WX_OPENID=member',
  function_version: '1',
  function_name: 'api',
  namespace: 'local',
}

const storedForms = async () =>
  (await members.find({ _id: /^m_key/ }, { limit: 100 })).map(({ phone, phoneHash }) => [
    phone?.slice(0, 3),
    phoneHash?.slice(0, 3),
  ])

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  keys(old)
  await collection('setup').remove({ _id: 'phoneKeys' })
  await members.remove({ _id: /^m_key/ })
  await members.insertMissing(
    ids.map((_id, n) =>
      aMember({
        _id,
        openid: _id,
        phone: encryptPhone(phoneOf(n)),
        // The first one is from before hashes had a version.
        phoneHash: n === 0 ? hashPhone(phoneOf(n)).slice(3) : hashPhone(phoneOf(n)),
      }),
    ),
  )
  await checkKeys()
})

describe('a new key', () => {
  it('leaves everybody readable and findable, before, during and after', async () => {
    keys(both)
    await checkKeys()
    const everybody = async () => {
      for (const [n, _id] of ids.entries()) {
        expect(await world.call(_id, 'members.getProfile', {})).toMatchObject({ phone: `138****${8000 + n}` })
        expect((await membersByPhone(phoneOf(n))).map((member) => member._id)).toEqual([_id])
      }
    }
    await everybody()
    expect(await rekeyPhones(3)).toBe(3)
    expect((await storedForms()).filter(([phone, hash]) => phone === 'v2.' && hash === 'v2.')).toHaveLength(3)
    await everybody()
    expect(await rekeyPhones(100)).toBe(people - 3)
    expect(new Set((await storedForms()).flat())).toEqual(new Set(['v2.']))
    await everybody()
    expect(await rekeyPhones(100)).toBe(0)
    keys(fresh)
    await checkKeys()
    await everybody()
  })

  it.each(Array.from({ length: 12 }, (_unused, n) => n))('is taken up again after %i operations', async (operations) => {
    keys(both)
    await world.cutOffAfter(operations, () => rekeyPhones(100))
    await rekeyPhones(100)
    keys(fresh)
    await checkKeys()
    for (const [n, _id] of ids.entries()) {
      expect(await world.call(_id, 'members.getProfile', {})).toMatchObject({ phone: `138****${8000 + n}` })
    }
  })

  it('for the hash alone is enough for the job', async () => {
    keys({ ...old, PHONE_HASH_KEYS: `v2:${keyOf(4)}` })
    await rekeyPhones(100)
    expect(new Set((await storedForms()).map(([, hash]) => hash))).toEqual(new Set(['v2.']))
  })

  it('does not write over a phone that its owner changed meanwhile', async () => {
    keys(both)
    const [, rekeyed] = await Promise.all([
      world.call('m_key1', 'members.updateProfile', { phone: '13900009999' }),
      rekeyPhones(100),
    ])
    expect(rekeyed).toBeGreaterThan(0)
    await rekeyPhones(100)
    expect((await membersByPhone('13900009999')).map(({ _id }) => _id)).toEqual(['m_key1'])
  })
})

describe('lists on their way in and out', () => {
  const rows = (n: number) => [
    { row: 2, name: '甲', phone: encryptPhone(phoneOf(n)), phoneHash: hashPhone(phoneOf(n)), isKnown: false },
    { row: 3, name: '乙', phone: null, phoneHash: null, isKnown: false },
  ]
  const part = (_id: string, n: number) => ({ _id, importId: 'i', kind: 'rows' as const, rows: rows(n) })
  const parts = () => collection<ReturnType<typeof part>>('importParts').find({}, { orderBy: [['_id', 'asc']], limit: 100 })

  beforeEach(async () => {
    await members.remove({ _id: /^m_key/ })
    for (const name of ['importParts', 'exportParts'] as const) await collection(name).remove({ _id: /./ })
    for (let n = 0; n < 12; n++) await collection('importParts').insert(part(`i_rows_${10 + n}`, n))
  })
  afterEach(async () => {
    for (const name of ['importParts', 'exportParts'] as const) await collection(name).remove({ _id: /./ })
  })

  it.each(cutsUpTo(16))('are written anew where they wait, also when cut off after %i operations', async (operations) => {
    keys(both)
    await world.cutOffAfter(operations, () => rekeyRows(100))
    await rekeyRows(100)
    expect(await countUnderOlderKeys()).toBe(0)
    expect(await rekeyRows(100)).toBe(0)
    keys(fresh)
    await checkKeys()
    for (const [
      n,
      {
        rows: [first, second],
      },
    ] of (await parts()).entries()) {
      expect(decryptPhone(first?.phone ?? '')).toBe(phoneOf(n))
      expect(first?.phoneHash).toBe(hashPhone(phoneOf(n)))
      expect(second?.phone).toBeNull()
    }
  })

  it('know who is a member already, whichever of the two was written with the older key', async () => {
    const stored = () => ({
      list: rows(5).map((row) => ({
        ...row,
        organisationId: 'elsewhere',
        occupation: null,
        skills: [],
        how: 'inPerson' as const,
      })),
      member: aMember({ _id: 'm_key5', phone: encryptPhone(phoneOf(5)), phoneHash: hashPhone(phoneOf(5)) }),
    })
    const older = stored()
    keys(both)
    const newer = stored()
    const withoutVersion = { ...older.member, phoneHash: older.member.phoneHash?.slice(3) ?? null }
    for (const [list, member] of [
      [newer.list, older.member],
      [newer.list, withoutVersion],
      [older.list, newer.member],
    ] as const) {
      await members.insertMissing([member])
      const { duplicates } = await markKnown(list, ['association'])
      expect(duplicates.map(({ row, column }) => `${column} ${row}`)).toEqual(['手机号 2'])
      await members.remove({ _id: 'm_key5' })
    }
  })

  it('keep the old keys until none of them is under those any more', async () => {
    await collection('exportParts').insert({ _id: 'x_0', ...{ exportId: 'x', rows: [], phoneKey: 'v1' } })
    keys(both)
    // Twelve portions under the phone key and the hash key each, and one of an export.
    expect(await countUnderOlderKeys()).toBe(25)
    keys(fresh)
    await expect(checkKeys()).rejects.toThrow(
      'PHONE_KEY(S): the key v1 is missing, and 13 portions of lists that are being imported or exported hold phones under it',
    )
    keys(both)
    await rekeyRows(100)
    keys({ ...fresh, PHONE_KEY: old.PHONE_KEY })
    expect(await countUnderOlderKeys()).toBe(1)
    keys(fresh)
    await expect(checkKeys()).rejects.toThrow('and 1 portions of lists')
    await collection('exportParts').remove({ _id: 'x_0' })
    await checkKeys()
  })
})

describe('at start', () => {
  it.each([
    [
      'another phone key',
      { ...old, PHONE_KEY: keyOf(9) },
      'PHONE_KEY(S): the key v1 is not the one that phones were stored with',
    ],
    ['another hash key', { ...old, PHONE_HASH_KEY: keyOf(9) }, 'PHONE_HASH_KEY(S): the key v1 is not the one'],
    [
      'the old key taken away too early',
      { ...old, ...fresh, PHONE_KEY: '' },
      `PHONE_KEY(S): the key v1 is missing, and ${people} phones`,
    ],
    [
      'the old hash key taken away too early',
      { ...old, ...fresh, PHONE_HASH_KEY: '' },
      'PHONE_HASH_KEY(S): the key v1 is missing',
    ],
    ['no key', {}, 'PHONE_KEY: the key v1 must be 32 bytes in base64'],
  ])('%s is refused in words that name the variable', async (_what, given, words) => {
    keys(given)
    await expect(checkKeys()).rejects.toThrow(words)
  })

  it('the first installation notes its keys, at the same time from two instances', async () => {
    await collection('setup').remove({ _id: 'phoneKeys' })
    await Promise.all([checkKeys(), checkKeys()])
    expect(await collection('setup').get('phoneKeys')).toMatchObject({ phone: { v1: expect.any(String) as string } })
  })

  it('a function with a wrong key answers nobody, logs the variable and no key, and asks once', async () => {
    const lines: string[] = []
    const error = jest.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
    process.env.LOG_LEVEL = 'info'
    try {
      keys({ ...old, PHONE_KEY: keyOf(7) })
      const call = () => api({ name: 'events.listEvents', input: {} }, context)
      expect(await call()).toMatchObject({ ok: false, error: { code: 'INTERNAL', requestId: 'r1' } })
      expect(await world.operations(call)).toBe(0)
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain('PHONE_KEY(S): the key v1 is not the one')
      expect(lines.join('')).not.toContain(keyOf(7))
    } finally {
      process.env.LOG_LEVEL = 'silent'
      error.mockRestore()
    }
  })

  it('a function with good keys asks for them once', async () => {
    keys({ ...old, PHONE_KEYS: `v3:${keyOf(6)}` })
    const call = () => api({ name: 'nothing', input: {} }, context)
    await call()
    expect(await world.operations(call)).toBe(0)
  })
})
