import { uploads } from '../../cloudfunctions/domains/files'
import { members } from '../../cloudfunctions/domains/members'
import { eraseDue } from '../../cloudfunctions/domains/rights'
import { personFields } from '../../cloudfunctions/domains/rights/person-fields'
import { deliveries, personalDelivery } from '../../cloudfunctions/kernel/outbox'
import type { CollectionName } from '../../cloudfunctions/platform/collections'
import { collections } from '../../cloudfunctions/platform/collections'
import { collection } from '../../cloudfunctions/platform/database'
import { storeFile } from '../../cloudfunctions/platform/files'
import { aMember } from '../factories'
import { cutsUpTo } from './support/cuts'
import type { World } from './support/world'
import { declaredFields, nameEverywhere, whereIs } from './support/everywhere'
import { openWorld, present } from './support/world'

let world: World
let openid: string
let memberId: string
let count = 0

const days = (n: number) => new Date(present.getTime() + n * 86_400_000)
const names = Object.keys(collections) as CollectionName[]

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  world.now = present
  openid = `gone${++count}`
  memberId = `m_${openid}`
  const helps = { role: 'handler' as const, organisationId: 'district' }
  await members.insertMissing([
    aMember({ _id: memberId, openid, name: '孙去去' }),
    aMember({ _id: 'm_helper', openid: 'helper', roles: [helps] }),
  ])
})

async function takePart(): Promise<void> {
  const { eventId } = await world.call('organiser', 'events.createEvent', {
    title: '读书会',
    kind: 'training',
    organisationId: 'association',
    startsAt: days(1).toISOString(),
    endsAt: days(1.1).toISOString(),
    place: { name: '礼堂' },
    capacity: 2,
    waitlist: true,
    signUpClosesAt: days(0.9).toISOString(),
  })
  await world.call('organiser', 'events.publishEvent', { eventId })
  await world.call(openid, 'events.signUp', { eventId })
  await world.call('second', 'events.signUp', { eventId })
  // The third waits and has no seat number.
  await world.call('liaison', 'events.signUp', { eventId })
  world.now = days(1)
  await world.call('organiser', 'events.checkIn', { eventId, memberId })
  world.now = present
}

async function saySomething(): Promise<void> {
  const { cloudPaths } = await world.call(openid, 'files.prepareUpload', { extensions: ['png'] })
  const imageIds = await Promise.all(cloudPaths.map((cloudPath) => storeFile(cloudPath, Buffer.from('picture'))))
  const said = { kind: 'request', category: 'other', text: '路灯坏了。', imageIds } as const
  const { opinionId } = await world.call(openid, 'opinions.submit', said)
  await world.call('administrator', 'opinions.accept', { opinionId })
  await world.call('administrator', 'opinions.assign', { opinionId, leadId: 'm_handler', coHandlerIds: ['m_helper'] })
  await world.call('handler', 'opinions.reply', { opinionId, text: '修好了。' })
  await world.call(openid, 'opinions.rate', { opinionId, satisfied: true })
}

async function dealWithStaff(): Promise<void> {
  await members.update({ _id: memberId }, { phone: null })
  await world.call(openid, 'members.updateProfile', { phone: '13912345678' })
  await world.call('administrator', 'members.revealPhone', { memberId, reason: '通知改期' })
  const role = { memberId, role: 'editor' as const, organisationId: 'district' }
  await world.call('administrator', 'members.grantRole', role)
  const draft = { title: '通知', body: '请看。', audience: { organisationIds: ['association'], includeBelow: true } }
  const { noticeId } = await world.call(openid, 'notices.createDraft', draft)
  await world.call(openid, 'notices.submitForReview', { noticeId })
  await world.call('reviewer', 'notices.publish', { noticeId })
  await world.call('administrator', 'members.withdrawRole', role)
  await world.call(openid, 'notices.recordPushConsent', { accepted: ['noticePublished'] })
  const newcomer = `m_newcomer${count}`
  await members.insertMissing([aMember({ _id: newcomer, status: 'pending' })])
  await world.call('administrator', 'members.reviewRegistration', { memberId: newcomer, decision: 'reject', reason: '请写真名' })
  await world.call('administrator', 'members.createInvitation', { organisationId: 'association', uses: 1 })
}

async function erased(): Promise<string> {
  const { dueAt, receipt = '' } = await world.call(openid, 'rights.requestErasure', {})
  await eraseDue(new Date(dueAt))
  return receipt
}

describe('the fields that are counted', () => {
  it('are every field in which a person is named after everything a person can do', async () => {
    await takePart()
    await saySomething()
    await dealWithStaff()
    await world.call('nobody-yet', 'members.claimOwnership', {
      setupCode: 'SETUP-CODE-1',
      name: '新所有者',
      consentVersion: '2026-11',
    })
    await world.call(openid, 'rights.exportMyData', {})
    const everybody = await members.find({}, { limit: 1000 })
    const found = await whereIs(new Set(everybody.map(({ _id }) => _id)))
    expect([...found].filter((path) => !declaredFields.includes(path))).toEqual([])
    expect([...(await whereIs(new Set([openid])))]).toEqual(['members.openid'])
  })
})

describe('closing an account', () => {
  it("leaves nothing about the person in any collection, and counts what stays as the office's record", async () => {
    const removeAgain = await nameEverywhere(memberId, 'everywhere')
    // All of them, or this would prove less than it says. What the audit says of before and after is seen above.
    const there = await whereIs(new Set([memberId]))
    const unseen = declaredFields.filter((field) => !there.has(field))
    expect(unseen.filter((field) => !field.startsWith('auditEntries.'))).toEqual([])
    const receipt = await erased()
    const about = names.flatMap((name) => personFields[name].about.map((field) => `${name}.${field}`))
    const office = declaredFields.filter((field) => !about.includes(field) && !field.startsWith('auditEntries.'))
    const left = await whereIs(new Set([memberId]))
    expect(about.filter((field) => left.has(field))).toEqual([])
    expect([...left].sort()).toEqual(office.sort())
    const report = await world.call('anybody', 'rights.getRetentionReport', { receipt })
    expect(report.parts.filter(({ before }) => before === 0)).toEqual([])
    expect(report.parts.filter(({ after }) => after > 0)).toEqual([])
    await removeAgain()
  })
})

describe('the report', () => {
  it('counts what was there and what is left: nothing about the person', async () => {
    await takePart()
    await saySomething()
    await dealWithStaff()
    const receipt = await erased()
    const report = await world.call('anybody', 'rights.getRetentionReport', { receipt })
    const counts = Object.fromEntries(report.parts.map(({ title, before, after }) => [title, [before, after]]))
    expect(counts).toMatchObject({
      成员资料: [1, 0],
      查看记录: [1, 0],
      活动报名: [1, 0],
      意见: [1, 0],
      收到的消息: [2, 0],
      微信提醒次数: [1, 0],
      上传的图片和文件: [1, 0],
      导出的文件: [0, 0],
    })
    expect(report.parts.filter(({ after }) => after > 0)).toEqual([])
    expect(report.office.map(({ title }) => title).sort()).toEqual(['通知', '操作记录'].sort())
    expect(
      [...(await whereIs(new Set([memberId, openid, receipt])))].filter((path) => !/^(auditEntries|notices)\./.test(path)),
    ).toEqual([])
  })

  it('is found by the receipt however it is typed, and by no other', async () => {
    const receipt = await erased()
    const typed = receipt.toLowerCase().replace(/(.{4})/g, '$1- ')
    expect((await world.call('anybody', 'rights.getRetentionReport', { receipt: typed })).parts.length).toBeGreaterThan(5)
    expect(await world.refusal('anybody', 'rights.getRetentionReport', { receipt: 'ABCDEFGHJKMN' })).toBe('REPORT_NOT_FOUND')
  })

  it('is not there before the account is closed; the receipt is, on every look, and the same for two taps at once', async () => {
    const [one, two] = await Promise.all([
      world.call(openid, 'rights.requestErasure', {}),
      world.call(openid, 'rights.requestErasure', {}),
    ])
    expect(one).toEqual(two)
    expect(one.receipt).toMatch(/^[A-Z2-9]{12}$/)
    expect(await world.call(openid, 'rights.getErasureTerms', {})).toMatchObject({ receipt: one.receipt })
    expect(await world.refusal('anybody', 'rights.getRetentionReport', { receipt: one.receipt })).toBe('REPORT_NOT_FOUND')
    await world.call(openid, 'rights.cancelErasure', {})
    const again = await world.call(openid, 'rights.requestErasure', {})
    expect(again.receipt).not.toBe(one.receipt)
  })

  it.each(cutsUpTo(105))('is right when erasing was cut off after %i operations', async (operations) => {
    await saySomething()
    await world.call(openid, 'rights.exportMyData', {})
    const { dueAt, receipt = '' } = await world.call(openid, 'rights.requestErasure', {})
    await world.cutOffAfter(operations, () => eraseDue(new Date(dueAt)))
    // The last one is not cut off any more, or the ends would not all be seen.
    if (operations === 105) expect(await members.get(memberId)).toBeNull()
    await eraseDue(new Date(dueAt))
    const { parts } = await world.call('anybody', 'rights.getRetentionReport', { receipt })
    const counts = Object.fromEntries(parts.map(({ title, before, after }) => [title, [before, after]]))
    expect(counts).toMatchObject({ 成员资料: [1, 0], 意见: [1, 0], 上传的图片和文件: [1, 0], 导出的文件: [1, 0] })
    expect(await collection('retentionReports').count({ memberId })).toBe(0)
  })

  it('is dropped for whoever takes it back after erasing began', async () => {
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    const begun = () => collection('retentionReports').count({ memberId, state: 'working' })
    for (let operations = 1; (await begun()) === 0; operations++) {
      await world.cutOffAfter(operations, () => eraseDue(new Date(dueAt)))
    }
    expect(await members.get(memberId)).not.toBeNull()
    await world.call(openid, 'rights.cancelErasure', {})
    await eraseDue(new Date(dueAt))
    expect(await collection('retentionReports').count({ memberId })).toBe(0)
  })

  it('tells the truth when something is left, and takes away a message that came at the last moment', async () => {
    const { dueAt, receipt = '' } = await world.call(openid, 'rights.requestErasure', {})
    for (let operations = 1; await members.get(memberId); operations++) {
      await world.cutOffAfter(operations, () => eraseDue(new Date(dueAt)))
    }
    await uploads.insertMissing([{ _id: 'f_left', memberId, fileId: 'cloud://x', preparedAt: present, keptFor: null }])
    const message = { occasion: 'late', memberId, title: '迟到', body: '迟到', page: '/pages/home/home' }
    const fields = { thing1: '意见', thing2: '单位', time3: present.toISOString(), thing4: '请看' }
    await deliveries.insert(personalDelivery({ ...message, template: 'opinionAnswered', fields }, present))
    await eraseDue(new Date(dueAt))
    const { parts } = await world.call('anybody', 'rights.getRetentionReport', { receipt })
    expect(parts.filter(({ after }) => after > 0)).toEqual([{ title: '上传的图片和文件', before: 0, after: 1 }])
    await uploads.remove({ _id: 'f_left' })
  })

  it('is made for whoever registered again meanwhile, with what they entered then', async () => {
    const { dueAt, receipt = '' } = await world.call(openid, 'rights.requestErasure', {})
    for (let operations = 1; await members.get(memberId); operations++) {
      await world.cutOffAfter(operations, () => eraseDue(new Date(dueAt)))
    }
    await members.insertMissing([aMember({ _id: memberId, openid, registeredAt: days(8) })])
    await eraseDue(days(8))
    const { parts } = await world.call('anybody', 'rights.getRetentionReport', { receipt })
    expect(parts.filter(({ after }) => after > 0)).toEqual([{ title: '成员资料', before: 1, after: 1 }])
    expect(await members.get(memberId)).not.toBeNull()
  })
})
