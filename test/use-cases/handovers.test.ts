import { events } from '../../cloudfunctions/domains/events'
import { finishHandovers } from '../../cloudfunctions/domains/handovers'
import { handovers } from '../../cloudfunctions/domains/handovers/store'
import { members } from '../../cloudfunctions/domains/members'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { eraseDue } from '../../cloudfunctions/domains/rights'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { aMember, anEvent, anOpinion } from '../factories'
import { cutsUpTo } from './support/cuts'
import { whatNames } from './support/naming'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let count = 0
let fromId: string
let toId: string

/** Database operations after each of which the power goes once. */
const cutOffs = 45

const days = (n: number) => new Date(present.getTime() + n * 86_400_000)

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A colleague with two opinions, a third that the successor raised, two events to come and one that is over. */
beforeEach(begin)

async function begin(): Promise<void> {
  count++
  fromId = `m_from${count}z`
  toId = `m_to${count}z`
  const roles = (['handler', 'organiser'] as const).map((role) => ({ role, organisationId: 'district' }))
  await members.insertMissing([
    aMember({ _id: fromId, openid: `from${count}z`, name: `老周${count}号`, roles }),
    aMember({ _id: toId, openid: `to${count}z`, name: `小吴${count}号`, roles }),
  ])
  const opinion = { status: 'assigned', leadId: fromId, leadName: `老周${count}号`, coHandlerIds: [] } as const
  await opinions.insertMissing([
    anOpinion({ ...opinion, _id: `o_led${count}`, receiptNumber: `led${count}`, coHandlerIds: [toId, 'm_handler'] }),
    anOpinion({ ...opinion, _id: `o_own${count}`, receiptNumber: `own${count}`, coHandlerIds: [], authorId: toId }),
    anOpinion({ ...opinion, _id: `o_co${count}`, receiptNumber: `co${count}`, leadId: 'm_handler', coHandlerIds: [fromId] }),
    anOpinion({
      ...opinion,
      _id: `o_done${count}`,
      receiptNumber: `done${count}`,
      coHandlerIds: [],
      status: 'replied',
      dueOn: null,
    }),
  ])
  await events.insertMissing([
    anEvent({ _id: `e_coming${count}`, creatorId: fromId }),
    anEvent({ _id: `e_draft${count}`, creatorId: fromId, status: 'draft' }),
    anEvent({ _id: `e_past${count}`, creatorId: fromId, startsAt: days(-3) }),
  ])
}

const handOver = (changes: { includeRoles?: boolean; draftKey?: string } = {}) =>
  world.call('administrator', 'handovers.handOver', { fromId, toId, draftKey: `once${count}`, ...changes })

async function expectHandedOver(): Promise<void> {
  expect(await opinions.get(`o_led${count}`)).toMatchObject({
    leadId: toId,
    leadName: `小吴${count}号`,
    coHandlerIds: ['m_handler'],
    steps: [{ status: 'submitted' }, { status: 'assigned', text: `承办人变更：老周${count}号交给小吴${count}号` }],
  })
  expect(await opinions.get(`o_co${count}`)).toMatchObject({ leadId: 'm_handler', coHandlerIds: [toId], steps: [{}] })
  expect(await opinions.get(`o_own${count}`)).toMatchObject({ leadId: fromId })
  expect(await opinions.get(`o_done${count}`)).toMatchObject({ leadId: fromId })
  const creators = await Promise.all(['coming', 'draft', 'past'].map((name) => events.get(`e_${name}${count}`)))
  expect(creators.map((event) => event?.creatorId)).toEqual([toId, toId, fromId])
  expect(await deliveries.count({ memberId: toId })).toBe(1)
  expect(await handovers.count({ fromId, state: 'done' })).toBe(1)
}

it('shows what a colleague has in hand before anything moves', async () => {
  const preview = await world.call('administrator', 'handovers.previewHandover', { fromId })
  expect(preview).toMatchObject({
    name: `老周${count}号`,
    opinions: { count: 3 },
    events: { count: 2 },
    roles: [
      { role: 'handler', organisationName: '城东区' },
      { role: 'organiser', organisationName: '城东区' },
    ],
  })
  expect(await world.refusal('stranger', 'handovers.previewHandover', { fromId })).toBe('MEMBER_NOT_FOUND')
})

it('moves what is open and tells the successor; their own opinion stays and is named', async () => {
  expect(await handOver()).toEqual({ opinions: 2, events: 2, roles: 0, stays: [`own${count}`] })
  await expectHandedOver()
  const { items } = await world.call(`to${count}z`, 'notices.listInbox', {})
  const message = await world.call(`to${count}z`, 'notices.read', { noticeId: items[0]?.noticeId ?? '' })
  expect(message).toMatchObject({ title: `老周${count}号的工作交给您了` })
  expect(message.body).toContain('2 条待办意见、2 个活动')
  const view = await world.call('member', 'opinions.getOpinion', { opinionId: `o_led${count}` })
  expect(view.steps.at(-1)?.text).toContain('承办人变更')
  const { parts } = await world.call(`from${count}z`, 'rights.getMyData', {})
  expect(parts.find(({ title }) => title === '工作交接')).toMatchObject({ count: 1 })
})

it('tells nobody who raised an opinion without a name: it moves like the others', async () => {
  await opinions.update({ _id: `o_own${count}` }, { anonymous: true })
  expect(await handOver()).toMatchObject({ opinions: 3, stays: [] })
  expect(await opinions.get(`o_own${count}`)).toMatchObject({ leadId: toId, authorId: toId })
})

it('is one handover however often it is sent, also by two taps at once', async () => {
  const answers = await Promise.all([handOver(), handOver(), handOver()].map((sent) => sent.catch(() => null)))
  expect(answers.some((answer) => answer?.opinions === 2)).toBe(true)
  expect(await handOver()).toMatchObject({ opinions: 2, events: 2 })
  await expectHandedOver()
})

it('moves the roles with the work when it is asked to, with their dates', async () => {
  const endsAt = days(30)
  await members.update({ _id: toId }, { roles: [] })
  expect(await world.refusal('administrator', 'handovers.handOver', { fromId, toId })).toBe('SUCCESSOR_INVALID')
  await members.update(
    { _id: fromId },
    {
      roles: [
        { role: 'handler', organisationId: 'district', endsAt },
        { role: 'organiser', organisationId: 'district' },
      ],
    },
  )
  expect(await handOver({ includeRoles: true })).toMatchObject({ roles: 2 })
  await expectHandedOver()
  expect(await members.get(fromId)).toMatchObject({ roles: [] })
  expect((await members.get(toId))?.roles[0]).toMatchObject({ role: 'handler', endsAt })
})

it('gives a role for good to whoever had it for a while, and nothing to whoever leaves', async () => {
  await members.update({ _id: toId }, { roles: [{ role: 'handler', organisationId: 'district', endsAt: days(-1) }] })
  await world.call(`to${count}z`, 'rights.requestErasure', {})
  const wanted = { fromId, toId, includeRoles: true }
  expect(await world.refusal('administrator', 'handovers.handOver', wanted)).toBe('MEMBER_LEAVING')
  await world.call(`to${count}z`, 'rights.cancelErasure', {})
  await handOver({ includeRoles: true })
  const roles = (await world.call(`to${count}z`, 'members.getMe', {})).roles.map(({ role }) => role)
  expect(roles.sort()).toEqual(['handler', 'organiser'])
})

it('gives nobody more than this administrator may grant', async () => {
  await members.update({ _id: fromId }, { roles: [{ role: 'owner', organisationId: 'district' }] })
  const wanted = { fromId, toId, includeRoles: true }
  expect(await world.refusal('administrator', 'handovers.handOver', wanted)).toBe('HANDOVER_BEYOND_REACH')
  expect(await members.get(toId)).toMatchObject({ roles: [{ role: 'handler' }, { role: 'organiser' }] })
  await world.call('owner', 'handovers.handOver', wanted)
  expect((await members.get(toId))?.roles.map(({ role }) => role)).toContain('owner')
  await members.update({ _id: toId }, { roles: [] })
})

it('is refused to everybody else, and to nobody who may not act', async () => {
  expect(await world.refusal('stranger', 'handovers.handOver', { fromId, toId })).toBe('MEMBER_NOT_FOUND')
  expect(await world.refusal('handler', 'handovers.handOver', { fromId, toId })).toBe('ROLE_REQUIRED')
  for (const nobody of [fromId, 'm_off', 'm_new', 'm_stranger', 'm_unknown']) {
    expect(await world.refusal('administrator', 'handovers.handOver', { fromId, toId: nobody })).toBe('MEMBER_NOT_FOUND')
  }
})

it('is found in the audit by whoever looks after the roles, wherever the colleague belongs', async () => {
  await members.update({ _id: fromId }, { organisationIds: ['elsewhere'], organisationPaths: ['elsewhere'] })
  await handOver()
  for (const by of ['administrator', 'stranger']) {
    const { items } = await world.call(by, 'audit.listEntries', { targetId: fromId })
    expect(items.map(({ action }) => action)).toEqual(['work.handedOver'])
  }
})

it('leaves what is out of reach with the colleague', async () => {
  await opinions.update({ _id: `o_co${count}` }, { organisationPath: ['elsewhere'] })
  expect(await handOver()).toMatchObject({ opinions: 1 })
  expect(await opinions.get(`o_co${count}`)).toMatchObject({ coHandlerIds: [fromId] })
})

it('lets the colleague close their account afterwards, and takes their name off it', async () => {
  await opinions.update({ _id: `o_own${count}` }, { leadId: 'm_handler' })
  expect(await world.refusal(`from${count}z`, 'rights.requestErasure', {})).toBe('HANDOVER_FIRST')
  await handOver()
  const { dueAt } = await world.call(`from${count}z`, 'rights.requestErasure', {})
  await eraseDue(new Date(dueAt))
  expect((await whatNames(fromId)).map((text) => text.slice(0, text.indexOf(' ')))).not.toContain('handovers')
  expect(await handovers.count({ toId, fromName: '已注销成员' })).toBe(1)
})

it('takes no more operations than the cut-offs below go through', async () => {
  expect(await world.operations(handOver)).toBeLessThan(cutOffs)
})

it.each(cutsUpTo(cutOffs))('goes on where it was cut off after %i operations', async (operations) => {
  await world.cutOffAfter(operations, handOver)
  await world.cutOffAfter(operations, () => finishHandovers(present))
  await finishHandovers(present)
  await handOver()
  await expectHandedOver()
})
