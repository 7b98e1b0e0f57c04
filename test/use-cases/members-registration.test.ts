import type { InputOf } from '../../cloudfunctions/contracts'
import { members } from '../../cloudfunctions/domains/members'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import type { Stored } from '../../cloudfunctions/platform/database'
import { collection } from '../../cloudfunctions/platform/database'
import { decryptPhone } from '../../cloudfunctions/platform/secrets'
import { aMember } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let guest: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  const roles = [{ role: 'administrator' as const, organisationId: 'district' }]
  await members.insertMissing([aMember({ _id: 'm_admin2', openid: 'admin2', name: '林静', roles })])
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
  guest = `guest${++count}`
})

type Registration = InputOf<'members.register'>
const invitations = collection<Stored & { usesLeft: number }>('invitations')
const registration = (changes: Partial<Registration> = {}): Registration => ({
  name: '方小舟',
  organisationIds: ['association'],
  consentVersion: '2026-11',
  ...changes,
})
const register = (openid: string, changes: Partial<Registration> = {}) =>
  world.call(openid, 'members.register', registration(changes))
const invite = async (changes: Partial<InputOf<'members.createInvitation'>> = {}) =>
  (await world.call('administrator', 'members.createInvitation', { organisationId: 'association', uses: 1, ...changes })).code
const reviewMany = (by: string, memberIds: string[], decision: 'approve' | 'reject' = 'approve', reason?: string) =>
  world.ask(by, 'members.reviewRegistrations', { memberIds, decision, ...(reason === undefined ? {} : { reason }) })
const statusOf = async (openid: string) => (await world.call(openid, 'members.getMe', {})).status

/** So many who wait, registered now. */
async function waiting(many: number): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < many; i++) ids.push((await register(`${guest}-${i}`)).memberId)
  return ids
}

/** What was decided about people: their state, entries and messages, in order. */
async function decisionsOn(memberIds: string[]) {
  return Promise.all(
    memberIds.map(async (memberId) => [
      (await members.get(memberId))?.status,
      await auditEntries.count({ targetId: memberId }),
      await deliveries.count({ memberId }),
    ]),
  )
}

/** The operations after which a piece of work, begun anew each time, can be cut off; ends with the whole. */
async function cutOffEverywhere(begin: () => Promise<() => Promise<unknown>>, check: (after: number) => Promise<void>) {
  const whole = await world.operations(await begin())
  expect(whole).toBeGreaterThan(1)
  for (let after = 0; after <= whole; after++) {
    guest = `guest${++count}`
    const work = await begin()
    await world.cutOffAfter(after, work)
    await check(after)
  }
}

describe('an invitation', () => {
  it('is listed to whoever looks after the organisation, with what became of it', async () => {
    const code = await invite({ uses: 3, expiresAt: '2026-12-01T00:00:00.000Z' })
    await register(guest, { invitationCode: code })
    const { items } = await world.call('admin2', 'members.listInvitations', { limit: 50 })
    expect(items.find((one) => one.code === code)).toEqual({
      code,
      organisationId: 'association',
      organisationName: '联谊会',
      uses: 3,
      usesLeft: 2,
      state: 'open',
      expiresAt: '2026-12-01T00:00:00.000Z',
      madeByName: 'administrator同志',
      madeAt: present.toISOString(),
    })
    expect((await world.call('stranger', 'members.listInvitations', {})).items).toEqual([])
    expect(await world.refusal('liaison', 'members.listInvitations', {})).toBe('ROLE_REQUIRED')
  })

  it('says why it is over', async () => {
    const usedUp = await invite()
    await register(guest, { invitationCode: usedUp })
    const expired = await invite({ expiresAt: present.toISOString() })
    const withdrawn = await invite()
    await world.call('administrator', 'members.withdrawInvitation', { code: withdrawn })
    const { items } = await world.call('administrator', 'members.listInvitations', { limit: 50 })
    const stateOf = (code: string) => items.find((one) => one.code === code)?.state
    expect([usedUp, expired, withdrawn].map(stateOf)).toEqual(['usedUp', 'expired', 'withdrawn'])
  })

  it('is listed newest first, each once over the pages, with two operations a page', async () => {
    for (const minutes of [1, 2, 3]) {
      world.now = new Date(present.getTime() + minutes * 60_000)
      await invite()
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const input = { limit: 2, ...(cursor === undefined ? {} : { cursor }) }
      let page: { items: { madeAt: string; code: string }[]; nextCursor?: string | undefined } = { items: [] }
      const operations = await world.operations(async () => {
        page = await world.call('administrator', 'members.listInvitations', input)
      })
      expect(operations).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ madeAt, code }) => `${madeAt} ${code}`))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(seen).toEqual([...seen].sort().reverse())
    expect(new Set(seen).size).toBe(await invitations.count({}))
  })

  it('tells whoever opens it where it leads, however it is typed', async () => {
    const code = await invite()
    const typed = ` ${code.slice(0, 5)}-${code.slice(5)} `.toLowerCase()
    expect(await world.call('nobody', 'members.getInvitation', { code: typed })).toEqual({
      valid: true,
      organisationId: 'association',
      organisationName: '联谊会',
    })
    expect(await register(guest, { invitationCode: typed })).toMatchObject({ status: 'approved' })
  })

  it('answers alike when it never was and when it is over', async () => {
    const expired = await invite({ expiresAt: present.toISOString() })
    const withdrawn = await invite()
    await world.call('administrator', 'members.withdrawInvitation', { code: withdrawn })
    for (const code of ['WRONGONEXX', expired, withdrawn]) {
      expect(await world.call('nobody', 'members.getInvitation', { code })).toEqual({ valid: false })
    }
  })

  it('admits nobody once it is withdrawn, which is one entry, and whoever came by it stays', async () => {
    const code = await invite({ uses: 5 })
    await register(guest, { invitationCode: code })
    const entries = () => auditEntries.count({ action: 'member.invitationWithdrawn' })
    const before = await entries()
    const again = [1, 2, 3].map(() => world.ask('administrator', 'members.withdrawInvitation', { code }))
    await Promise.all(again)
    await world.call('administrator', 'members.withdrawInvitation', { code })
    expect((await entries()) - before).toBe(1)
    expect(await world.refusal(`${guest}-b`, 'members.register', registration({ invitationCode: code }))).toBe(
      'INVITATION_INVALID',
    )
    expect(await statusOf(guest)).toBe('approved')
    expect(JSON.stringify(await auditEntries.find({}, { limit: 1000 }))).not.toContain(code)
  })

  it('is withdrawn and drawn only by whoever looks after the organisation; to others it is not there', async () => {
    const code = await invite()
    for (const name of ['members.withdrawInvitation', 'members.makeInvitationPicture'] as const) {
      expect(await world.refusal('stranger', name, { code })).toBe('INVITATION_NOT_FOUND')
      expect(await world.refusal('stranger', name, { code: 'WRONGONEXX' })).toBe('INVITATION_NOT_FOUND')
      expect(await world.refusal('member', name, { code })).toBe('ROLE_REQUIRED')
    }
    expect(await world.call('nobody', 'members.getInvitation', { code })).toMatchObject({ valid: true })
  })

  it('is drawn as a mini-program code, another one for another code, while it admits', async () => {
    const [one, other] = [await invite(), await invite()]
    const draw = (code: string) => world.call('admin2', 'members.makeInvitationPicture', { code })
    const { mediaType, base64 } = await draw(one)
    expect(mediaType).toBe('image/png')
    expect(Buffer.from(base64, 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect((await draw(other)).base64).not.toBe(base64)
    await world.call('administrator', 'members.withdrawInvitation', { code: one })
    expect(await world.refusal('admin2', 'members.makeInvitationPicture', { code: one })).toBe('INVITATION_OVER')
  })

  it('says so when WeChat does not draw', async () => {
    const code = await invite()
    const { WECHAT_API_URL: address } = process.env
    process.env['WECHAT_API_URL'] = 'http://127.0.0.1:9'
    const refused = await world.refusal('administrator', 'members.makeInvitationPicture', { code })
    process.env['WECHAT_API_URL'] = address
    expect(refused).toBe('PICTURE_UNAVAILABLE')
  })

  it('for one person lets them in also when the first try was cut off anywhere', async () => {
    let code = ''
    await cutOffEverywhere(
      async () => {
        code = await invite({ uses: 1 })
        const openid = guest
        return () => register(openid, { invitationCode: code })
      },
      async () => {
        expect(await register(guest, { invitationCode: code })).toMatchObject({ status: 'approved' })
        expect(await invitations.get(code)).toMatchObject({ usesLeft: 0 })
        expect(await world.refusal(`${guest}-b`, 'members.register', registration({ invitationCode: code }))).toBe(
          'INVITATION_INVALID',
        )
      },
    )
  })

  it('is given back by somebody whose other registration, without it, was quicker', async () => {
    const code = await invite({ uses: 1 })
    await Promise.all([
      ...Array.from({ length: 4 }, () => world.ask(guest, 'members.register', registration())),
      ...Array.from({ length: 4 }, () => world.ask(guest, 'members.register', registration({ invitationCode: code }))),
    ])
    const used = 1 - ((await invitations.get(code))?.usesLeft ?? 0)
    expect(used).toBe((await statusOf(guest)) === 'approved' ? 1 : 0)
    expect(await members.count({ openid: guest })).toBe(1)
  })
})

describe('a registration that was returned', () => {
  it('keeps the phone number when no other is given', async () => {
    const { memberId } = await register(guest, { phone: '13812348000' })
    await world.call('administrator', 'members.reviewRegistration', { memberId, decision: 'reject', reason: '请写全名' })
    await register(guest, { name: '方小舟舟' })
    const phoneOf = async () => decryptPhone((await members.get(memberId))?.phone ?? '')
    expect(await phoneOf()).toBe('13812348000')
    world.now = new Date(present.getTime() + 60_000)
    await world.call('administrator', 'members.reviewRegistration', { memberId, decision: 'reject' })
    await register(guest, { phone: '13912348000' })
    expect(await phoneOf()).toBe('13912348000')
  })

  it('keeps the earlier consent when the policy has changed since', async () => {
    const at = new Date('2026-03-01T00:00:00Z')
    const consent = { consentVersion: '2026-01', consentAt: at }
    await members.insertMissing([aMember({ _id: `m_${guest}`, openid: guest, status: 'rejected', ...consent })])
    await register(guest)
    expect(await members.get(`m_${guest}`)).toMatchObject({
      status: 'pending',
      consentVersion: '2026-11',
      consentAt: present,
      earlierConsents: [{ version: '2026-01', at }],
    })
  })
})

describe('a review of many', () => {
  it('approves each with an entry and a message of their own', async () => {
    const ids = await waiting(7)
    const reply = await reviewMany('administrator', [...ids, ids[0] ?? ''])
    expect(reply).toEqual({
      ok: true,
      data: { items: ids.map((memberId) => ({ memberId, outcome: 'approved', words: '已通过' })) },
    })
    expect(await decisionsOn(ids)).toEqual(ids.map(() => ['approved', 1, 1]))
  })

  it('returns them with the reason', async () => {
    const ids = await waiting(2)
    expect(await reviewMany('administrator', ids, 'reject', '所选组织不对')).toMatchObject({
      data: { items: [{ outcome: 'rejected', words: '已退回' }, { outcome: 'rejected' }] },
    })
    expect(await world.call(`${guest}-1`, 'members.getMe', {})).toMatchObject({ status: 'rejected', reason: '所选组织不对' })
  })

  it('names who decided before, and passes over who is not there or out of reach', async () => {
    const [approved = '', rejected = '', open = ''] = await waiting(3)
    await world.call('admin2', 'members.reviewRegistration', { memberId: approved, decision: 'approve' })
    await world.call('admin2', 'members.reviewRegistration', { memberId: rejected, decision: 'reject', reason: '不详' })
    const { memberId: invited } = await register(guest, { invitationCode: await invite() })
    const { memberId: far } = await register(`${guest}-far`, { organisationIds: ['elsewhere'] })
    const reply = await reviewMany('administrator', [approved, rejected, invited, far, 'm_nobody', open])
    expect(reply).toMatchObject({
      data: {
        items: [
          { memberId: approved, outcome: 'reviewedAlready', words: '已由林静通过' },
          { memberId: rejected, outcome: 'reviewedAlready', words: '已由林静退回' },
          { memberId: invited, outcome: 'reviewedAlready', words: '已凭邀请码加入，不用审核' },
          { memberId: far, outcome: 'notFound' },
          { memberId: 'm_nobody', outcome: 'notFound' },
          { memberId: open, outcome: 'approved' },
        ],
      },
    })
    expect(await statusOf(`${guest}-far`)).toBe('pending')
  })

  it('is refused for people of another place as for nobody, and above fifty', async () => {
    const ids = await waiting(1)
    const ask = (by: string, memberIds: string[]) =>
      world.refusal(by, 'members.reviewRegistrations', { memberIds, decision: 'approve' })
    expect(await ask('stranger', ids)).toBe('MEMBER_NOT_FOUND')
    expect(await ask('stranger', ['m_nobody'])).toBe('MEMBER_NOT_FOUND')
    expect(await ask('liaison', ids)).toBe('ROLE_REQUIRED')
    expect(
      await ask(
        'administrator',
        Array.from({ length: 51 }, (_one, i) => `m_${i}`),
      ),
    ).toBe('INVALID_INPUT')
    expect(await decisionsOn(ids)).toEqual([['pending', 0, 0]])
  })

  it('by two at once is one decision, entry and message for each person', async () => {
    const ids = await waiting(6)
    await Promise.all([reviewMany('administrator', ids), reviewMany('admin2', ids, 'reject', '不详')])
    // Whoever met the other at the same instant is asked to try again.
    await reviewMany('admin2', ids, 'reject', '不详')
    for (const [status, entries, messages] of await decisionsOn(ids)) {
      expect(['approved', 'rejected']).toContain(status)
      expect([entries, messages]).toEqual([1, 1])
    }
  })

  it('cut off anywhere leaves some done, and a repeat does the rest and nothing twice', async () => {
    let ids: string[] = []
    await cutOffEverywhere(
      async () => {
        ids = await waiting(2)
        const these = ids
        return () => reviewMany('administrator', these, 'reject', '所选组织不对')
      },
      async () => {
        const reply = await reviewMany('administrator', ids, 'reject', '所选组织不对')
        expect(reply).toMatchObject({ data: { items: [{ outcome: 'rejected' }, { outcome: 'rejected' }] } })
        expect(await decisionsOn(ids)).toEqual(ids.map(() => ['rejected', 1, 1]))
      },
    )
  })
})

describe('consent to a newer policy', () => {
  const agreedAt = new Date('2026-03-01T00:00:00Z')
  const someone = (changes: Parameters<typeof aMember>[0] = {}) =>
    members.insertMissing([
      aMember({ _id: `m_${guest}`, openid: guest, consentVersion: '2026-01', consentAt: agreedAt, ...changes }),
    ])
  const agree = (openid = guest) => world.call(openid, 'members.agreeToPolicy', { consentVersion: '2026-11' })

  it('is asked for where the one agreed to is older, and keeps nobody from anything', async () => {
    await someone()
    expect(await world.call(guest, 'members.getMe', {})).toMatchObject({ consentVersion: '2026-11', agreedVersion: '2026-01' })
    expect((await world.call(guest, 'opinions.listMine', {})).items).toEqual([])
    expect((await world.call('nobody', 'members.getMe', {})).agreedVersion).toBeUndefined()
    expect((await world.call('member', 'members.getMe', {})).agreedVersion).toBe('2026-11')
  })

  it('is kept with its instant beside the earlier ones, and shown to the person', async () => {
    const first = { version: '2025-06', at: new Date('2025-06-10T00:00:00Z') }
    await someone({ earlierConsents: [first] })
    await agree()
    expect(await members.get(`m_${guest}`)).toMatchObject({
      consentVersion: '2026-11',
      consentAt: present,
      earlierConsents: [first, { version: '2026-01', at: agreedAt }],
    })
    expect(await world.call(guest, 'members.getMe', {})).toMatchObject({ agreedVersion: '2026-11' })
    const shown = JSON.stringify(await world.call(guest, 'rights.getMyData', {}))
    for (const version of ['2026-11', '2026-01', '2025-06']) expect(shown).toContain(`${version} 版`)
  })

  it('twice, at once or repeated later, is the first one', async () => {
    await someone()
    await Promise.all(Array.from({ length: 5 }, () => agree()))
    world.now = new Date(present.getTime() + 3_600_000)
    await agree()
    expect(await members.get(`m_${guest}`)).toMatchObject({
      consentAt: present,
      earlierConsents: [{ version: '2026-01', at: agreedAt }],
    })
  })

  it('is to the policy in force, by somebody we know, in any state', async () => {
    await someone({ status: 'pending' })
    expect(await world.refusal(guest, 'members.agreeToPolicy', { consentVersion: '2026-01' })).toBe('CONSENT_OUTDATED')
    expect(await world.refusal('nobody', 'members.agreeToPolicy', { consentVersion: '2026-11' })).toBe('NOT_REGISTERED')
    await agree()
    expect(await statusOf(guest)).toBe('pending')
    expect((await members.get(`m_${guest}`))?.consentVersion).toBe('2026-11')
  })

  it('cut off anywhere is there or not, and is once when repeated', async () => {
    await cutOffEverywhere(
      async () => {
        await someone()
        const openid = guest
        return () => agree(openid)
      },
      async () => {
        await agree()
        expect(await members.get(`m_${guest}`)).toMatchObject({
          consentVersion: '2026-11',
          earlierConsents: [{ version: '2026-01', at: agreedAt }],
        })
      },
    )
  })

  it('costs no operation where nobody agrees', async () => {
    await someone()
    expect(await world.operations(() => world.call(guest, 'members.getMe', {}))).toBeLessThanOrEqual(2)
    expect(await world.operations(() => agree())).toBeLessThanOrEqual(2)
  })
})
