import { members } from '../../cloudfunctions/domains/members'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import type { Stored } from '../../cloudfunctions/platform/database'
import { collection } from '../../cloudfunctions/platform/database'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { aMember } from '../factories'
import { wholeDatabase } from './support/whole-database'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let count = 0
let openid: string
let memberId: string

const later = (milliseconds: number) => new Date(present.getTime() + milliseconds)
const setup = collection<Stored & { memberId: string }>('setup')
const roleOn = (role: 'administrator' | 'owner' | 'organiser' | 'liaison', organisationId: string) => [{ role, organisationId }]
const colleague = (id: string, role: 'administrator' | 'owner' | 'liaison', organisationId = 'district') =>
  members.insertMissing([aMember({ _id: `m_${id}`, openid: id, name: id, roles: roleOn(role, organisationId) })])
const statusOf = async (id: string) => (await members.get(id))?.status

beforeAll(async () => {
  world = await openWorld()
  await setup.insertMissing([{ _id: 'owner', memberId: 'm_owner' }])
})
afterAll(() => world.close())
beforeEach(async () => {
  world.now = present
  openid = `somebody${++count}`
  memberId = `m_${openid}`
  const phone = { phone: encryptPhone('13912345678'), phoneHash: hashPhone('13912345678') }
  await members.insertMissing([aMember({ _id: memberId, openid, name: '乐正知远', ...phone })])
})

describe("a person's page", () => {
  it('shows staff within reach who somebody is, the phone masked, in two operations, and is no look', async () => {
    for (const by of ['administrator', 'liaison', 'owner']) {
      const person = await world.call(by, 'members.getMember', { memberId })
      expect(person).toMatchObject({ memberId, name: '乐正知远', phone: '139****5678', organisations: [{ name: '联谊会' }] })
    }
    expect(await world.operations(() => world.call('liaison', 'members.getMember', { memberId }))).toBeLessThanOrEqual(2)
    expect((await world.call(openid, 'members.listWhoLooked', {})).items).toEqual([])
  })

  it('is nobody for staff elsewhere and for who is no staff', async () => {
    expect(await world.refusal('stranger', 'members.getMember', { memberId })).toBe('MEMBER_NOT_FOUND')
    expect(await world.refusal('administrator', 'members.getMember', { memberId: 'm_stranger' })).toBe('MEMBER_NOT_FOUND')
    expect(await world.refusal('administrator', 'members.getMember', { memberId: 'm_nobody' })).toBe('MEMBER_NOT_FOUND')
    expect(await world.refusal('editor', 'members.getMember', { memberId })).toBe('ROLE_REQUIRED')
  })

  it('and the list show a liaison officer only those of the organisation they are liaison of', async () => {
    await colleague('nearby', 'liaison', 'association')
    const onlyDistrict = aMember({
      _id: 'm_above',
      name: '乐正上级',
      organisationIds: ['district'],
      organisationPaths: ['district'],
    })
    await members.insertMissing([onlyDistrict])
    const { items } = await world.call('nearby', 'members.listMembers', { namePart: '乐正', limit: 50 })
    expect(items.map((item) => item.memberId)).toContain(memberId)
    expect(items.map((item) => item.memberId)).not.toContain('m_above')
    expect(await world.refusal('nearby', 'members.getMember', { memberId: 'm_above' })).toBe('MEMBER_NOT_FOUND')
    expect(await world.refusal('nearby', 'members.revealPhone', { memberId: 'm_above', reason: '核对' })).toBe('MEMBER_NOT_FOUND')
  })
})

describe('looking for members', () => {
  const found = async (input: object) =>
    (await world.call('administrator', 'members.listMembers', { limit: 50, ...input })).items.map((item) => item.memberId)

  it('finds by any part of a name, also after it was changed', async () => {
    for (const namePart of ['乐正知远', '知远', '正知', '远']) expect(await found({ namePart })).toContain(memberId)
    for (const namePart of ['远知', '乐正知远啊', 'x', '.*', '(']) expect(await found({ namePart })).toEqual([])
    await world.call(openid, 'members.updateProfile', { name: 'Aileen 欧阳·Wang+' })
    expect(await found({ namePart: 'aileen 欧阳·wang+' })).toEqual([memberId])
    expect(await found({ namePart: 'WANG' })).toEqual([memberId])
    expect(await found({ namePart: '欧阳', organisationId: 'elsewhere' })).toEqual([])
  })

  it('finds by skill, by the days of joining in Shanghai, and by whether there is a phone', async () => {
    await world.call(openid, 'members.updateProfile', { skills: ['古琴', '书法'] })
    await members.update({ _id: memberId }, { registeredAt: new Date('2026-03-09T16:30:00Z') })
    expect(await found({ skill: '古琴' })).toEqual([memberId])
    expect(await found({ joinedFrom: '2026-03-10', joinedTo: '2026-03-10', skill: '古琴' })).toEqual([memberId])
    expect(await found({ joinedTo: '2026-03-09' })).toEqual([])
    expect(await found({ skill: '古琴', hasPhone: true, status: 'approved', namePrefix: '乐', namePart: '知' })).toEqual([
      memberId,
    ])
    expect(await found({ skill: '古琴', hasPhone: false })).toEqual([])
  })
})

describe('suspending somebody', () => {
  const suspend = (by: string, id = memberId) => world.ask(by, 'members.suspendMember', { memberId: id, reason: '长期联系不上' })

  it('keeps them out until they are restored; they are told and read why', async () => {
    await world.call('administrator', 'members.suspendMember', { memberId, reason: '长期联系不上' })
    expect(await world.refusal(openid, 'opinions.listMine', {})).toBe('MEMBER_SUSPENDED')
    expect(await world.call(openid, 'members.getMe', {})).toMatchObject({ status: 'suspended', reason: '长期联系不上' })
    const { suspension } = await world.call('administrator', 'members.getMember', { memberId })
    expect(suspension).toMatchObject({ reason: '长期联系不上', byName: 'administrator同志' })
    const { parts } = await world.call(openid, 'rights.getMyData', {})
    expect(JSON.stringify(parts)).toContain('长期联系不上')
    await world.call('administrator', 'members.restoreMember', { memberId })
    expect((await world.call(openid, 'opinions.listMine', {})).items).toEqual([])
    const told = await deliveries.find({ memberId }, { limit: 10 })
    expect(told.map(({ title }) => title).sort()).toEqual(['您的账号已停用', '您的账号已恢复'])
    const entries = await auditEntries.find({ targetId: memberId }, { limit: 10 })
    expect(entries.map(({ action }) => action).sort()).toEqual(['member.restored', 'member.suspended'])
  })

  it('is for administrators within reach, not of oneself, and once', async () => {
    expect(await suspend('liaison')).toMatchObject({ error: { code: 'ROLE_REQUIRED' } })
    expect(await suspend('stranger')).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
    expect(await suspend('administrator', 'm_administrator')).toMatchObject({ error: { code: 'OWN_ACCOUNT' } })
    expect(await suspend('administrator', 'm_new')).toMatchObject({ error: { code: 'STATUS_CHANGED' } })
    const before = await wholeDatabase()
    expect(await world.refusal('administrator', 'members.restoreMember', { memberId })).toBe('STATUS_CHANGED')
    expect(await wholeDatabase()).toBe(before)
    expect(await suspend('administrator')).toMatchObject({ ok: true })
    expect(await suspend('administrator')).toMatchObject({ error: { code: 'STATUS_CHANGED' } })
  })

  it('of an owner is for another owner', async () => {
    await colleague('co-owner', 'owner')
    expect(await suspend('administrator', 'm_co-owner')).toMatchObject({ error: { code: 'OWNER_REQUIRED' } })
    expect(await suspend('owner', 'm_co-owner')).toMatchObject({ ok: true })
    expect(await world.refusal('administrator', 'members.restoreMember', { memberId: 'm_co-owner' })).toBe('OWNER_REQUIRED')
  })

  it('of a colleague is for whoever could give each of their roles, and so is letting them in again', async () => {
    await colleague('near', 'administrator', 'association')
    await members.update({ _id: memberId }, { roles: [...roleOn('organiser', 'association'), ...roleOn('liaison', 'district')] })
    expect(await suspend('near')).toMatchObject({ error: { code: 'ROLE_REQUIRED' } })
    expect(await suspend('administrator')).toMatchObject({ ok: true })
    expect(await world.refusal('near', 'members.restoreMember', { memberId })).toBe('ROLE_REQUIRED')
    // What is over by then counts no more.
    await members.update({ _id: memberId }, { roles: [{ role: 'liaison', organisationId: 'district', endsAt: later(-1) }] })
    await world.call('near', 'members.restoreMember', { memberId })
  })

  it.each(Array.from({ length: 9 }, (_unused, i) => i + 1))(
    'takes place whole or not at all when cut off after %i operations',
    async (n) => {
      await world.cutOffAfter(n, () => suspend('administrator'))
      const tookPlace = (await statusOf(memberId)) === 'suspended'
      expect(await auditEntries.count({ targetId: memberId })).toBe(tookPlace ? 1 : 0)
      expect(await deliveries.count({ memberId })).toBe(tookPlace ? 1 : 0)
      await suspend('administrator')
      expect(await statusOf(memberId)).toBe('suspended')
      expect(await auditEntries.count({ targetId: memberId })).toBe(1)
      expect(await deliveries.count({ memberId })).toBe(1)
    },
  )
})

describe('rights that end while somebody acts', () => {
  const review = (by: string) => world.ask(by, 'members.getMember', { memberId })

  it('a role that was withdrawn does not hold for the next call', async () => {
    await colleague('leaver', 'administrator')
    expect(await review('leaver')).toMatchObject({ ok: true })
    await world.call('owner', 'members.withdrawRole', { memberId: 'm_leaver', role: 'administrator', organisationId: 'district' })
    expect(await review('leaver')).toMatchObject({ error: { code: 'ROLE_REQUIRED' } })
  })

  it('a role holds up to the instant of its end and not at it', async () => {
    await colleague('brief', 'administrator')
    const roles = [{ role: 'administrator' as const, organisationId: 'district', endsAt: later(1000) }]
    await members.update({ _id: 'm_brief' }, { roles })
    world.now = later(999)
    expect(await review('brief')).toMatchObject({ ok: true })
    world.now = later(1000)
    expect(await review('brief')).toMatchObject({ error: { code: 'ROLE_REQUIRED' } })
  })

  it('a call on its way keeps to what it was let in with, unless it changes who may do what', async () => {
    await colleague('underway', 'administrator')
    const role = { role: 'organiser' as const, organisationId: 'association' }
    const withdrawn = { memberId: 'm_underway', role: 'administrator' as const, organisationId: 'district' }
    for (let round = 0; round < 5; round++) {
      await world.call('owner', 'members.grantRole', withdrawn)
      const [, granted] = await Promise.all([
        world.call('owner', 'members.withdrawRole', withdrawn),
        world.ask('underway', 'members.grantRole', { memberId, ...role }),
      ])
      const entries = await auditEntries.find({}, { orderBy: [['_id', 'asc']], limit: 1000 })
      const took = entries.filter(({ action, byId }) => action === 'role.granted' && byId === 'm_underway').length
      expect(granted.ok ? true : ['ROLE_REQUIRED', 'BUSY'].includes(granted.error.code)).toBe(true)
      if (!granted.ok) expect((await members.get(memberId))?.roles).toHaveLength(took > 0 ? 1 : 0)
    }
  })

  it('of two administrators who withdraw each other, one stays', async () => {
    for (let round = 0; round < 5; round++) {
      await colleague(`left${round}`, 'administrator')
      await colleague(`right${round}`, 'administrator')
      const withdraw = (by: string, from: string) =>
        world.ask(by, 'members.withdrawRole', { memberId: `m_${from}`, role: 'administrator', organisationId: 'district' })
      await Promise.all([withdraw(`left${round}`, `right${round}`), withdraw(`right${round}`, `left${round}`)])
      const held = await Promise.all(
        [`m_left${round}`, `m_right${round}`].map(async (id) => (await members.get(id))?.roles.length),
      )
      expect(held.sort()).toEqual([0, 1])
    }
  })

  it('of two administrators who suspend each other, one stays', async () => {
    await colleague('north', 'administrator')
    await colleague('south', 'administrator')
    const suspend = (by: string, of: string) => world.ask(by, 'members.suspendMember', { memberId: `m_${of}`, reason: '离岗' })
    await Promise.all([suspend('north', 'south'), suspend('south', 'north')])
    expect([await statusOf('m_north'), await statusOf('m_south')].sort()).toEqual(['approved', 'suspended'])
  })

  it('a role that is withdrawn again is neither withdrawn nor told a second time', async () => {
    await colleague('once', 'administrator')
    const role = { memberId: 'm_once', role: 'administrator' as const, organisationId: 'district' }
    await world.call('owner', 'members.withdrawRole', role)
    await world.call('owner', 'members.withdrawRole', role)
    expect(await auditEntries.count({ targetId: 'm_once', action: 'role.withdrawn' })).toBe(1)
  })

  it('an owner remains who neither leaves nor is one for a while only', async () => {
    const own = { memberId: 'm_owner', role: 'owner' as const, organisationId: 'district' }
    const ends = { endsAt: later(86_400_000).toISOString() }
    expect(await world.refusal('owner', 'members.grantRole', { ...own, ...ends })).toBe('LAST_OWNER')
    expect(await world.refusal('owner', 'members.grantRole', { ...own, startsAt: ends.endsAt })).toBe('LAST_OWNER')
    await colleague('other', 'owner')
    await world.call('owner', 'members.grantRole', { ...own, memberId: 'm_other', ...ends })
    expect(await world.refusal('owner', 'members.withdrawRole', own)).toBe('LAST_OWNER')
    await world.call('owner', 'members.grantRole', { ...own, memberId: 'm_other' })
    await world.call('other', 'rights.requestErasure', {})
    expect(await world.refusal('owner', 'members.withdrawRole', own)).toBe('LAST_OWNER')
    expect(await world.refusal('owner', 'rights.requestErasure', {})).toBe('LAST_OWNER')
    await world.call('other', 'rights.cancelErasure', {})
    const asked = await Promise.all(['owner', 'other'].map((by) => world.ask(by, 'rights.requestErasure', {})))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    for (const by of ['owner', 'other']) await world.call(by, 'rights.cancelErasure', {})
    await members.update({ _id: 'm_other' }, { roles: [] })
  })

  it('of the last two owners, one stays, whether they withdraw or suspend each other', async () => {
    for (const [at, how] of ['withdraw', 'suspend', 'mixed'].entries()) {
      await colleague(`second${at}`, 'owner')
      const acts = (by: string, of: string, withdraws: boolean) =>
        withdraws
          ? world.ask(by, 'members.withdrawRole', { memberId: of, role: 'owner', organisationId: 'district' })
          : world.ask(by, 'members.suspendMember', { memberId: of, reason: '离岗' })
      await Promise.all([acts('owner', `m_second${at}`, how === 'withdraw'), acts(`second${at}`, 'm_owner', how !== 'suspend')])
      const owners = (await members.find({ 'roles.role': 'owner', status: 'approved' }, { limit: 10 })).map(({ _id }) => _id)
      expect(owners).toHaveLength(1)
      await members.update({ _id: 'm_owner' }, { status: 'approved', roles: roleOn('owner', 'district') })
      await members.update({ _id: `m_second${at}` }, { roles: [] })
    }
  })
})
