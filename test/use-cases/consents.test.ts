import { members } from '../../cloudfunctions/domains/members'
import { deliverOwed } from '../../cloudfunctions/domains/notices'
import { deliveries, personalDelivery } from '../../cloudfunctions/kernel/outbox'
import { collection } from '../../cloudfunctions/platform/database'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { messageTemplates } from '../../cloudfunctions/platform/templates'
import { aMember } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let openid: string
let memberId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  openid = `consenter${++count}`
  memberId = `m_${openid}`
  const phone = { phone: encryptPhone('13912345678'), phoneHash: hashPhone('13912345678') }
  await members.insertMissing([aMember({ _id: memberId, openid, skills: ['书法'], ...phone })])
})

const given = async () =>
  Object.fromEntries((await world.call(openid, 'rights.listConsents', {})).items.map((item) => [item.purpose, item.given]))

/** A WeChat message is owed to the person, and WeChat would take it. */
async function oweMessage(): Promise<void> {
  await world.accept(openid, messageTemplates.opinionAnswered.id)
  const fields = { thing1: '意见', thing2: '单位', time3: present.toISOString(), thing4: '请看' }
  const message = { occasion: `o${count}`, memberId, title: '答复', body: '请看', page: '/pages/home/home' }
  await deliveries.insert(personalDelivery({ ...message, template: 'opinionAnswered', fields }, present))
}

it('says what each consent is for and what changes without it', async () => {
  const { items, policy } = await world.call(openid, 'rights.listConsents', {})
  expect(policy).toMatchObject({ version: '2026-11' })
  expect(items.map(({ purpose }) => purpose)).toEqual(['phone', 'background', 'messages'])
  for (const { use, change } of items) expect([use, change].every((words) => words.endsWith('。'))).toBe(true)
  expect(await given()).toEqual({ phone: true, background: true, messages: true })
})

it('removes the phone, and nobody finds or sees it any more', async () => {
  await world.call(openid, 'rights.withdrawConsent', { purpose: 'phone' })
  expect(await members.get(memberId)).toMatchObject({ phone: null, phoneHash: null, occupation: '教师' })
  expect(await world.refusal('administrator', 'members.revealPhone', { memberId, reason: '有事' })).toBe('NO_PHONE')
  expect(await given()).toEqual({ phone: false, background: true, messages: true })
  await world.call(openid, 'members.updateProfile', { phone: '13912345678' })
  expect(await given()).toMatchObject({ phone: true })
})

it('removes occupation and skills', async () => {
  await world.call(openid, 'rights.withdrawConsent', { purpose: 'background' })
  await world.call(openid, 'rights.withdrawConsent', { purpose: 'background' })
  expect(await members.get(memberId)).toMatchObject({ occupation: null, skills: [] })
  expect(await given()).toEqual({ phone: true, background: false, messages: true })
})

describe('WeChat messages', () => {
  it('are sent no more and not asked for, until they are agreed to again', async () => {
    await world.call(openid, 'notices.recordPushConsent', { accepted: ['opinionAnswered'] })
    await world.call(openid, 'rights.withdrawConsent', { purpose: 'messages' })
    expect(await given()).toMatchObject({ messages: false })
    expect(await world.call(openid, 'members.getMe', {})).toMatchObject({ declinesMessages: true })
    await world.call(openid, 'notices.recordPushConsent', { accepted: ['opinionAnswered'] })
    expect(await collection('pushCredits').count({ memberId })).toBe(0)
    await oweMessage()
    await deliverOwed(present, 100)
    expect(await world.sentTo(openid)).toEqual([])
    expect((await world.call(openid, 'notices.listInbox', {})).items).toHaveLength(1)

    await world.call(openid, 'rights.allowMessages', {})
    expect(await world.call(openid, 'members.getMe', {})).not.toHaveProperty('declinesMessages')
    await world.call(openid, 'notices.recordPushConsent', { accepted: ['opinionAnswered'] })
    expect(await collection('pushCredits').count({ memberId, left: 1 })).toBe(1)
  })

  it('are not sent on the strength of an old consent that came in at the same moment', async () => {
    await world.call(openid, 'rights.withdrawConsent', { purpose: 'messages' })
    await collection('pushCredits').insert({
      _id: `${memberId}_opinionAnswered`,
      memberId,
      template: 'opinionAnswered',
      left: 1,
    } as {
      _id: string
    })
    await oweMessage()
    await deliverOwed(present, 100)
    expect(await world.sentTo(openid)).toEqual([])
  })

  it.each([1, 2, 3, 4])('are withdrawn from the first write on, cut off after %i operations', async (operations) => {
    await world.call(openid, 'notices.recordPushConsent', { accepted: ['opinionAnswered'] })
    await world.cutOffAfter(operations, () => world.call(openid, 'rights.withdrawConsent', { purpose: 'messages' }))
    const declined = !(await given()).messages
    await oweMessage()
    await deliverOwed(present, 100)
    expect(await world.sentTo(openid)).toHaveLength(declined ? 0 : 1)
    await world.call(openid, 'rights.withdrawConsent', { purpose: 'messages' })
    expect(await collection('pushCredits').count({ memberId })).toBe(0)
  })
})

it('is for those who are registered, whatever their state', async () => {
  expect(await world.refusal('nobody', 'rights.withdrawConsent', { purpose: 'phone' })).toBe('NOT_REGISTERED')
  for (const someone of ['pending', 'rejected', 'suspended'])
    await world.call(someone, 'rights.withdrawConsent', { purpose: 'phone' })
})
