import type { InputOf } from '../../cloudfunctions/contracts'
import { members } from '../../cloudfunctions/domains/members'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import type { Stored } from '../../cloudfunctions/platform/database'
import { collection } from '../../cloudfunctions/platform/database'
import { decryptPhone } from '../../cloudfunctions/platform/secrets'
import { aMember } from '../factories'
import { wholeDatabase } from './support/whole-database'
import type { World } from './support/world'
import { cast, openWorld, present } from './support/world'

let world: World
let guest: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing([
    aMember({
      _id: 'm_admin2',
      openid: 'admin2',
      name: '另一位管理员',
      roles: [{ role: 'administrator', organisationId: 'district' }],
    }),
  ])
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
  guest = `guest${++count}`
})

const invitations = collection<Stored & { usesLeft: number }>('invitations')
const registration = (changes: Partial<InputOf<'members.register'>> = {}): InputOf<'members.register'> => ({
  name: '方小舟',
  organisationIds: ['association'],
  consentVersion: '2026-11',
  ...changes,
})
const register = (changes: Partial<InputOf<'members.register'>> = {}, openid = guest) =>
  world.call(openid, 'members.register', registration(changes))
const registered = async (changes: Partial<InputOf<'members.register'>> = {}) => (await register(changes)).memberId
const review = (by: string, memberId: string, decision: 'approve' | 'reject', reason?: string) =>
  world.ask(by, 'members.reviewRegistration', { memberId, decision, ...(reason === undefined ? {} : { reason }) })
const invite = async (changes: Partial<InputOf<'members.createInvitation'>> = {}) =>
  (await world.call('administrator', 'members.createInvitation', { organisationId: 'association', uses: 1, ...changes })).code

async function pendingLine(memberId: string) {
  const { items } = await world.call('administrator', 'members.listPending', { limit: 50 })
  return items.find((item) => item.memberId === memberId)
}

async function phoneCode(openid: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${world.url}/wechat/_phone-code`, { method: 'POST', headers, body: JSON.stringify({ openid }) })
  return ((await response.json()) as { code: string }).code
}

describe('registering', () => {
  it('makes a record that waits for approval', async () => {
    expect(await register()).toMatchObject({ status: 'pending' })
    expect(await world.call(guest, 'members.getMe', {})).toMatchObject({ status: 'pending', name: '方小舟', roles: [] })
  })

  it('again answers the first record and changes nothing in it', async () => {
    const first = await register()
    expect(await register({ name: '别的名字' })).toEqual(first)
    expect(await members.find({ openid: guest }, { limit: 10 })).toMatchObject([{ name: '方小舟' }])
  })

  it('ten times at once makes one record', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => register()))
    expect(new Set(replies.map(({ memberId }) => memberId)).size).toBe(1)
    expect(await members.count({ openid: guest })).toBe(1)
  })

  it('again as a member answers what stands', async () => {
    expect(await register({}, 'member')).toEqual({ memberId: cast.member._id, status: 'approved' })
    expect(await register({}, 'suspended')).toEqual({ memberId: cast.suspended._id, status: 'suspended' })
  })

  it.each(['2025-01', '', '2027-01'])('needs consent to the policy in force, not to %p', async (consentVersion) => {
    expect(await world.refusal(guest, 'members.register', registration({ consentVersion }))).toBe('CONSENT_OUTDATED')
    expect(await members.count({ openid: guest })).toBe(0)
  })

  it('needs organisations that exist', async () => {
    const input = registration({ organisationIds: ['association', 'nowhere'] })
    expect(await world.refusal(guest, 'members.register', input)).toBe('ORGANISATION_NOT_FOUND')
    expect(await members.count({ openid: guest })).toBe(0)
  })

  it.each([
    { status: 'approved' },
    { memberId: 'm_owner' },
    { roles: [{ role: 'owner', organisationId: 'district' }] },
    { openid: 'member' },
  ])('refuses %j: who somebody is and what they may is not theirs to say', async (extra) => {
    expect(await world.refusal(guest, 'members.register', { ...registration(), ...extra })).toBe('INVALID_INPUT')
    expect(await members.count({ openid: guest })).toBe(0)
  })
})

describe('before approval', () => {
  it('a guest and a pending member may look but not act, and hear why', async () => {
    expect(await world.refusal(guest, 'opinions.listMine', {})).toBe('NOT_REGISTERED')
    await register()
    expect(await world.refusal(guest, 'opinions.listMine', {})).toBe('REGISTRATION_PENDING')
    expect(await world.refusal(guest, 'events.signUp', { eventId: 'e_1' })).toBe('REGISTRATION_PENDING')
    expect(await world.refusal('suspended', 'opinions.listMine', {})).toBe('MEMBER_SUSPENDED')
    expect((await world.call(guest, 'organisations.listTree', {})).items).toHaveLength(3)
  })

  it('a rejected person sees the reason, resubmits and waits again', async () => {
    const memberId = await registered()
    await review('administrator', memberId, 'reject', '请填写全名')
    expect(await world.call(guest, 'members.getMe', {})).toMatchObject({ status: 'rejected', reason: '请填写全名' })
    expect(await world.refusal(guest, 'opinions.listMine', {})).toBe('REGISTRATION_REJECTED')
    expect(await register({ name: '方小舟舟', skills: ['摄影', '摄影'] })).toEqual({ memberId, status: 'pending' })
    const me = await world.call(guest, 'members.getMe', {})
    expect(me).toMatchObject({ status: 'pending', name: '方小舟舟' })
    expect(me.reason).toBeUndefined()
    expect(await pendingLine(memberId)).toMatchObject({ name: '方小舟舟', skills: ['摄影'] })
  })
})

describe('a review', () => {
  it('lets somebody act, tells them and is kept', async () => {
    const memberId = await registered()
    expect(await review('administrator', memberId, 'approve')).toEqual({ ok: true, data: { memberId, status: 'approved' } })
    expect(await world.call(guest, 'notices.listInbox', {})).toMatchObject({ unread: 1, items: [{ title: '您的登记已通过' }] })
    expect(await auditEntries.find({ targetId: memberId }, { limit: 10 })).toMatchObject([
      { action: 'member.approved', byId: 'm_administrator', before: { status: 'pending' }, after: { status: 'approved' } },
    ])
    expect(await pendingLine(memberId)).toBeUndefined()
  })

  it('keeps the reason of a rejection, and takes no second one', async () => {
    const memberId = await registered()
    await review('administrator', memberId, 'reject', '重复登记')
    expect(await review('admin2', memberId, 'approve')).toMatchObject({ ok: false, error: { code: 'ALREADY_REVIEWED' } })
    expect(await auditEntries.find({ targetId: memberId }, { limit: 10 })).toMatchObject([
      { action: 'member.rejected', reason: '重复登记' },
    ])
  })

  it('by two administrators at once is one decision, one entry and one message', async () => {
    const memberId = await registered()
    const replies = await Promise.all([
      review('administrator', memberId, 'approve'),
      review('admin2', memberId, 'reject', '不详'),
    ])
    const [winner] = replies.flatMap((reply) => (reply.ok ? [reply.data] : []))
    const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
    expect(refused).toHaveLength(1)
    expect(['ALREADY_REVIEWED', 'BUSY']).toContain(refused[0])
    const { status } = (await members.get(memberId)) ?? {}
    expect(winner).toEqual({ memberId, status })
    expect(await auditEntries.find({ targetId: memberId }, { limit: 10 })).toMatchObject([{ action: `member.${status}` }])
    expect(await deliveries.count({ memberId })).toBe(1)
  })

  it('is not for an administrator of another place, who does not even learn that the person exists', async () => {
    const memberId = await registered()
    expect(await world.refusal('stranger', 'members.reviewRegistration', { memberId, decision: 'approve' })).toBe(
      'MEMBER_NOT_FOUND',
    )
    expect(await world.refusal('stranger', 'members.reviewRegistration', { memberId: 'm_x', decision: 'approve' })).toBe(
      'MEMBER_NOT_FOUND',
    )
    const { items } = await world.call('stranger', 'members.listPending', {})
    expect(items).toEqual([])
    expect((await members.get(memberId))?.status).toBe('pending')
  })
})

describe('those who wait', () => {
  it('are listed oldest first, each once over the pages', async () => {
    const seen: string[] = []
    for (const at of [1, 2, 3]) {
      world.now = new Date(present.getTime() + at * 1000)
      await register({}, `${guest}-${at}`)
    }
    let cursor: string | undefined
    do {
      const page = await world.call('administrator', 'members.listPending', {
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      })
      seen.push(...page.items.map(({ registeredAt, memberId }) => `${registeredAt} ${memberId}`))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(seen).toEqual([...seen].sort())
    expect(new Set(seen).size).toBe(await members.count({ status: 'pending' }))
  })

  it('show no more of their phone than its ends', async () => {
    const memberId = await registered({ phone: '13812348000' })
    expect(await pendingLine(memberId)).toMatchObject({ phone: '138****8000' })
    expect(JSON.stringify(await world.ask('administrator', 'members.listPending', { limit: 50 }))).not.toContain('13812348000')
  })
})

describe('a phone', () => {
  it('comes from WeChat by its code, once', async () => {
    const code = await phoneCode(guest)
    const memberId = await registered({ phoneCode: code })
    expect(await pendingLine(memberId)).toMatchObject({ phone: '139****1234' })
    expect(await world.refusal(`${guest}-b`, 'members.register', registration({ phoneCode: code }))).toBe('PHONE_INVALID')
    expect(await members.count({ openid: `${guest}-b` })).toBe(0)
  })

  it('is stored encrypted, and nowhere else', async () => {
    const memberId = await registered({ phone: '13712348001' })
    const stored = await members.get(memberId)
    expect(decryptPhone(stored?.phone ?? '')).toBe('13712348001')
    expect(await wholeDatabase()).not.toContain('13712348001')
  })

  it.each(['12345678901', '1381234800', '138123480001', '+8613812348000', '138 1234 8000'])('is not %p', async (phone) => {
    expect(await world.refusal(guest, 'members.register', registration({ phone }))).toBe('INVALID_INPUT')
  })
})

describe('an invitation', () => {
  it('admits at once, as often as it says', async () => {
    const invitationCode = await invite({ uses: 2 })
    expect(await register({ invitationCode })).toMatchObject({ status: 'approved' })
    expect(await register({ invitationCode: invitationCode.toLowerCase() }, `${guest}-b`)).toMatchObject({ status: 'approved' })
    expect(await world.refusal(`${guest}-c`, 'members.register', registration({ invitationCode }))).toBe('INVITATION_INVALID')
    expect((await world.call(guest, 'opinions.listMine', {})).items).toEqual([])
  })

  it('is not used up by tapping twice', async () => {
    const invitationCode = await invite({ uses: 2 })
    await Promise.all(Array.from({ length: 5 }, () => world.ask(guest, 'members.register', registration({ invitationCode }))))
    expect((await members.find({ openid: guest }, { limit: 10 })).map(({ status }) => status)).toEqual(['approved'])
    expect((await invitations.get(invitationCode))?.usesLeft).toBe(1)
  })

  it('admits no more at once than it has uses', async () => {
    const invitationCode = await invite({ uses: 3 })
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_unused, i) => world.ask(`${guest}-${i}`, 'members.register', registration({ invitationCode }))),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(3)
  })

  it.each([
    ['wrong', async () => 'WRONGONE'],
    ['expired', () => invite({ expiresAt: present.toISOString() })],
    ['for another organisation', () => invite({ organisationId: 'district' })],
  ])('that is %s admits nobody and stores nothing', async (_why, made) => {
    const invitationCode = await made()
    const before = await wholeDatabase()
    expect(await world.refusal(guest, 'members.register', registration({ invitationCode }))).toBe('INVITATION_INVALID')
    expect(await wholeDatabase()).toBe(before)
  })

  it('is made by administrators for what they look after, and kept without its code', async () => {
    const code = await invite()
    const [entry] = await auditEntries.find({ action: 'member.invited', targetId: 'association' }, { limit: 1 })
    expect(entry).toMatchObject({ targetKind: 'organisation', byId: 'm_administrator' })
    expect(JSON.stringify(await auditEntries.find({}, { limit: 1000 }))).not.toContain(code)
    expect(await world.refusal('stranger', 'members.createInvitation', { organisationId: 'association', uses: 1 })).toBe(
      'ROLE_REQUIRED',
    )
    expect(await world.refusal('member', 'members.createInvitation', { organisationId: 'association', uses: 1 })).toBe(
      'ROLE_REQUIRED',
    )
    expect(await world.refusal('administrator', 'members.createInvitation', { organisationId: 'nowhere', uses: 1 })).toBe(
      'ORGANISATION_NOT_FOUND',
    )
  })
})

describe('the first administrator', () => {
  const claim = (setupCode: string) => ({ setupCode, name: '负责人', consentVersion: '2026-11' })

  it('is refused with a wrong code, and nothing is stored', async () => {
    const before = await wholeDatabase()
    for (const wrong of ['SETUP-CODE-2', 'setup-code-1', 'SETUP-CODE-1 ', 'SETUP-CO']) {
      expect(await world.refusal(guest, 'members.claimOwnership', claim(wrong))).toBe('SETUP_CODE_INVALID')
    }
    expect(await world.refusal(guest, 'members.claimOwnership', { ...claim('SETUP-CODE-1'), consentVersion: '2020-01' })).toBe(
      'CONSENT_OUTDATED',
    )
    expect(await wholeDatabase()).toBe(before)
  })

  it('is one person, also when two have the code at once, and the code is used up', async () => {
    const replies = await Promise.all(
      ['one', 'two'].map((who) => world.ask(`${guest}-${who}`, 'members.claimOwnership', claim('SETUP-CODE-1'))),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
    expect(['SETUP_CODE_INVALID', 'BUSY']).toContain(refused[0])
    expect(await world.refusal(guest, 'members.claimOwnership', claim('SETUP-CODE-1'))).toBe('SETUP_CODE_INVALID')
    const owners = await members.find({ name: '负责人' }, { limit: 10 })
    expect(owners).toHaveLength(1)
    expect(await world.call(owners[0]?.openid ?? '', 'members.getMe', {})).toMatchObject({
      status: 'approved',
      roles: [{ role: 'owner' }, { role: 'owner' }],
    })
    expect(await auditEntries.count({ action: 'ownership.claimed' })).toBe(1)
  })
})

describe('the colleagues who can be given work', () => {
  it('are the handlers within reach', async () => {
    expect(await world.call('administrator', 'members.listHandlers', {})).toEqual({
      items: [{ memberId: 'm_handler', name: 'handler同志', organisationNames: ['城东区'] }],
    })
    expect((await world.call('stranger', 'members.listHandlers', {})).items).toEqual([])
  })
})

describe('database operations', () => {
  it('stay within what the product promises', async () => {
    expect(await world.operations(() => world.call('owner', 'members.getMe', {}))).toBeLessThanOrEqual(2)
    expect(await world.operations(() => world.call('nobody', 'members.getMe', {}))).toBeLessThanOrEqual(1)
    const { nextCursor } = await world.call('administrator', 'members.listPending', { limit: 1 })
    expect(nextCursor).toBeDefined()
    for (const input of [{}, { cursor: nextCursor, limit: 1 }]) {
      expect(await world.operations(() => world.ask('administrator', 'members.listPending', input))).toBeLessThanOrEqual(2)
    }
  })
})
