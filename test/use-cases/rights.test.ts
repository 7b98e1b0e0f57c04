import { events, noteParticipation, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import { uploads } from '../../cloudfunctions/domains/files'
import { doneFor, members } from '../../cloudfunctions/domains/members'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { eraseDue } from '../../cloudfunctions/domains/rights'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { cloudbase } from '../../cloudfunctions/platform/database'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { aMember, anEvent, anOpinion, aSignUp } from '../factories'
import { cutsUpTo } from './support/cuts'
import { whatNames } from './support/naming'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let count = 0
let openid: string
let memberId: string
let name: string

/** Database operations after each of which the power goes once. */
const cutOffs = 100

const days = (n: number) => new Date(present.getTime() + n * 86_400_000)

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Somebody with a past event, one to come, an answered opinion and an open one. */
beforeEach(async () => {
  world.now = present
  openid = `leaver${++count}z`
  name = `钱多${count}多`
  memberId = `m_${openid}`
  const phone = '13912345678'
  await members.insertMissing([aMember({ _id: memberId, openid, name, phone: encryptPhone(phone), phoneHash: hashPhone(phone) })])
  const act = { byId: 'm_liaison', byName: 'liaison同志', at: present, undoneAt: null }
  const detail = { before: { name: '钱多' }, after: { name } }
  await doneFor.insertMissing([{ _id: `f_${openid}`, memberId, kind: 'profileEdited', detail, ...act }])
  const past = anEvent({ _id: `e_past${count}`, startsAt: days(-3), issued: 1 })
  const coming = anEvent({ _id: `e_coming${count}`, capacity: 1, issued: 1 })
  await events.insertMissing([past, coming])
  await signUps.insertMissing([
    aSignUp({ eventId: past._id, memberId, memberName: name, checkedInAt: days(-3) }),
    aSignUp({ eventId: coming._id, memberId, memberName: name }),
  ])
  await world.call('second', 'events.signUp', { eventId: coming._id })
  const author = { authorId: memberId, authorName: name }
  await opinions.insertMissing([
    anOpinion({ _id: `o_open${count}`, receiptNumber: `r-open${count}`, ...author }),
    anOpinion({ _id: `o_answered${count}`, receiptNumber: `r-answered${count}`, ...author, status: 'replied', dueOn: null }),
  ])
})

const leave = async () => {
  const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
  await eraseDue(new Date(dueAt))
}

describe('seeing what is held', () => {
  it('shows every part in plain words, phone masked', async () => {
    const { parts } = await world.call(openid, 'rights.getMyData', {})
    expect(parts.map(({ title, count: n }) => [title, n])).toEqual([
      ['我的资料', 1],
      ['谁看过我的信息', 0],
      ['为我代办的事', 1],
      ['担任的职务', 0],
      ['活动报名', 2],
      ['意见', 2],
      ['上传的图片和文件', 0],
      ['收到的消息', 0],
      ['微信提醒次数', 0],
    ])
    expect(JSON.stringify(parts)).toContain('139****5678')
    expect(JSON.stringify(parts)).not.toContain('13912345678')
  })

  it('tells the member who looked at the phone, and why', async () => {
    const { phone } = await world.call('administrator', 'members.revealPhone', { memberId, reason: '通知会议改期' })
    expect(phone).toBe('13912345678')
    const { items } = await world.call(openid, 'members.listWhoLooked', {})
    expect(items).toMatchObject([{ byName: 'administrator同志', byRole: '管理员', what: '手机号', reason: '通知会议改期' }])
  })

  it('does not show a phone to staff elsewhere, and notes no look', async () => {
    expect(await world.refusal('stranger', 'members.revealPhone', { memberId, reason: '好奇' })).toBe('MEMBER_NOT_FOUND')
    expect((await world.call(openid, 'members.listWhoLooked', {})).items).toEqual([])
  })

  it('lets the member correct it', async () => {
    await world.call(openid, 'members.updateProfile', { name: '钱满满', occupation: '', skills: ['书法'], phone: '13800138000' })
    expect(await world.call(openid, 'members.getProfile', {})).toEqual({ name: '钱满满', phone: '138****8000', skills: ['书法'] })
  })
})

describe('closing the account', () => {
  it('can be taken back for seven days', async () => {
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    expect(dueAt).toBe('2026-11-27T06:00:00.000Z')
    expect(await world.call(openid, 'rights.getErasureTerms', {})).toMatchObject({ dueAt, waitDays: 7 })
    await eraseDue(days(6))
    await world.call(openid, 'rights.cancelErasure', {})
    await eraseDue(days(8))
    expect(await world.call(openid, 'members.getMe', {})).toMatchObject({ status: 'approved', name })
  })

  it('cannot be taken back any more when erasing may have begun', async () => {
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    await world.cutOffAfter(9, () => eraseDue(new Date(dueAt)))
    world.now = new Date(dueAt)
    expect(await world.refusal(openid, 'rights.cancelErasure', {})).toBe('ERASURE_BEGUN')
    await eraseDue(new Date(dueAt))
    expect(await whatNames(memberId, openid, name)).toEqual([])
  })

  it('of one person that fails keeps nobody else from being erased', async () => {
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    world.now = days(-1)
    await members.insertMissing([aMember({ _id: 'm_0stuck', openid: 'stuck' })])
    await uploads.insertMissing([
      { _id: 'f_stuck', memberId: 'm_0stuck', fileId: 'cloud://x/stuck', preparedAt: present, keptFor: null },
    ])
    await world.call('stuck', 'rights.requestErasure', {})
    const storage = cloudbase()
    const deleteFile = storage.deleteFile.bind(storage)
    const kept = jest
      .spyOn(storage, 'deleteFile')
      .mockImplementation(({ fileList }) =>
        fileList.includes('cloud://x/stuck') ? Promise.reject(new Error('kept')) : deleteFile({ fileList }),
      )
    await expect(eraseDue(new Date(dueAt))).rejects.toThrow('kept')
    expect(await whatNames(memberId, openid, name)).toEqual([])
    kept.mockRestore()
    await eraseDue(new Date(dueAt))
    expect(await whatNames('m_0stuck')).toEqual([])
  })

  it('leaves nothing that names the person', async () => {
    await events.insertMissing([anEvent({ _id: `e_came${count}`, startsAt: days(-2) })])
    const row = { eventId: `e_came${count}`, memberId, memberName: name, checkedInAt: days(-2), noteAt: days(-2) }
    await signUps.insertMissing([aSignUp(row)])
    await noteParticipation(present, 1000)
    expect((await members.get(memberId))?.tookPart).toHaveLength(1)
    const audience = { memberIds: [memberId, 'm_li'] }
    await world.call('administrator', 'notices.createDraft', { title: '约谈', body: '周一来一趟。', audience })
    await leave()
    expect(await whatNames(memberId, openid, name)).toEqual([])
    expect(await world.call(openid, 'members.getMe', {})).toMatchObject({ status: 'guest' })
  })

  it('keeps the count of a past event and the answered opinion, and passes the seat to come on', async () => {
    await leave()
    expect(await signUps.count({ eventId: `e_past${count}`, status: 'confirmed' })).toBe(1)
    expect(await opinions.get(`o_answered${count}`)).toMatchObject({ status: 'replied', anonymous: true })
    expect(await opinions.get(`o_open${count}`)).toBeNull()
    const view = await world.call('second', 'events.getEvent', { eventId: `e_coming${count}` })
    expect(view).toMatchObject({ seatsLeft: 0, waiting: 0, mine: { status: 'offered' } })
  })

  it('takes no more operations than the cut-offs below go through', async () => {
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    expect(await world.operations(() => eraseDue(new Date(dueAt)))).toBeLessThan(cutOffs)
  })

  it.each(cutsUpTo(cutOffs))('goes on where it was cut off after %i operations', async (operations) => {
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    await world.cutOffAfter(operations, () => eraseDue(new Date(dueAt)))
    await eraseDue(new Date(dueAt))
    await settleEvents(days(7.001))
    expect(await whatNames(memberId, openid, name)).toEqual([])
    expect(await signUps.count({ eventId: `e_past${count}`, status: 'confirmed' })).toBe(1)
    expect(await deliveries.count({ noticeId: `p_promoted_e_coming${count}_1` })).toBe(1)
  })

  it('is refused to the last owner and to whoever still has opinions to answer', async () => {
    expect(await world.refusal('owner', 'rights.requestErasure', {})).toBe('LAST_OWNER')
    await opinions.update({ _id: `o_open${count}` }, { leadId: 'm_handler' })
    expect(await world.refusal('handler', 'rights.requestErasure', {})).toBe('HANDOVER_FIRST')
  })
})

describe('roles', () => {
  it('hold from their start to their end, and not after they are withdrawn', async () => {
    const role = { memberId, role: 'organiser' as const, organisationId: 'association' }
    await world.call('administrator', 'members.grantRole', {
      ...role,
      startsAt: days(1).toISOString(),
      endsAt: days(2).toISOString(),
    })
    const roles = async () => (await world.call(openid, 'members.getMe', {})).roles.map((grant) => grant.role)
    expect(await roles()).toEqual([])
    world.now = days(1)
    expect(await roles()).toEqual(['organiser'])
    world.now = days(2)
    expect(await roles()).toEqual([])
    world.now = days(1)
    await world.call('administrator', 'members.withdrawRole', role)
    expect(await roles()).toEqual([])
    expect(await world.refusal(openid, 'events.createEvent', {})).toBe('ROLE_REQUIRED')
  })

  it('are granted by nobody who does not hold them there', async () => {
    const grant = { memberId, role: 'administrator' as const, organisationId: 'district' }
    expect(await world.refusal('stranger', 'members.grantRole', grant)).toBe('ROLE_REQUIRED')
    expect(await world.refusal('administrator', 'members.grantRole', { ...grant, role: 'owner' })).toBe('ROLE_REQUIRED')
    expect(await world.refusal('organiser', 'members.grantRole', grant)).toBe('ROLE_REQUIRED')
    await world.call('owner', 'members.grantRole', { ...grant, role: 'owner' })
    await world.call('owner', 'members.withdrawRole', { ...grant, role: 'owner' })
    expect(await world.refusal('owner', 'members.withdrawRole', { ...grant, memberId: 'm_owner', role: 'owner' })).toBe(
      'LAST_OWNER',
    )
  })
})

describe('the list of members', () => {
  it('shows those within reach, by name, and finds them by its beginning', async () => {
    const { items } = await world.call('administrator', 'members.listMembers', { namePrefix: name.slice(0, 3), limit: 50 })
    expect(items.map((item) => [item.name, item.phone])).toContainEqual([name, '139****5678'])
    expect((await world.call('stranger', 'members.listMembers', { namePrefix: '钱' })).items).toEqual([])
    expect((await world.call('stranger', 'members.listMembers', { organisationId: 'district' })).items).toEqual([])
    expect(
      await world.operations(() => world.call('administrator', 'members.listMembers', { status: 'approved' })),
    ).toBeLessThanOrEqual(2)
  })

  it('goes through everybody page by page', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.call('administrator', 'members.listMembers', { limit: 5, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map((item) => item.memberId))
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(await members.count({ organisationPaths: 'district' }))
  })
})
