import { announcements, events, fillAnnouncements, signUps } from '../../cloudfunctions/domains/events'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { anEvent, aSignUp } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  eventId = `e_${++count}`
  await events.insertMissing([anEvent({ _id: eventId, issued: 2 })])
  const row = (memberId: string, more: object) => aSignUp({ eventId, memberId, ...more })
  await signUps.insertMissing([
    row('m_li', { seats: [1] }),
    row('m_wang', { seats: [2], checkedInAt: present }),
    row('m_editor', { seats: ['m_editor'], status: 'waitlisted', queue: 1 }),
    row('m_handler', { seats: ['m_handler'], status: 'pending' }),
    row('m_reviewer', { seats: ['m_reviewer'], status: 'cancelled' }),
  ])
})

const words = { text: '请带好雨具，集合点改到东门。' }
const told = async () =>
  (await deliveries.find({ noticeId: new RegExp(`^a_${eventId}_`) }, { limit: 100 })).map(({ memberId }) => memberId).sort()

describe('an organiser writes to', () => {
  it.each([
    ['confirmed', ['m_li', 'm_wang']],
    ['notCheckedIn', ['m_li']],
    ['checkedIn', ['m_wang']],
    ['waitlisted', ['m_editor']],
    ['active', ['m_editor', 'm_handler', 'm_li', 'm_wang']],
  ] as const)('%s, and nobody else', async (to, expected) => {
    const { people } = await world.call('organiser', 'events.messagePeople', { eventId, to, ...words })
    expect(people).toBe(expected.length)
    await fillAnnouncements(100)
    expect(await told()).toEqual(expected)
  })

  it('them with words that say who wrote, on the event and in the inbox', async () => {
    const { messageId } = await world.call('organiser', 'events.messagePeople', { eventId, to: 'confirmed', ...words })
    await fillAnnouncements(100)
    expect(await world.call('member', 'notices.read', { noticeId: messageId })).toMatchObject({
      title: '主办方的消息：茶话会',
      body: `${words.text}\n\n联谊会 organiser同志`,
      page: `/pages/events/detail/detail?eventId=${eventId}`,
    })
  })

  it('nobody when there is nobody', async () => {
    await signUps.remove({ eventId })
    const refused = await world.refusal('organiser', 'events.messagePeople', { eventId, to: 'waitlisted', ...words })
    expect(refused).toBe('NOBODY_TO_TELL')
    expect(await announcements.count({ eventId })).toBe(0)
  })
})

it('sent again after a lost answer it is one message, with one entry that does not have the words', async () => {
  const message = { eventId, to: 'confirmed', ...words, draftKey: 'draft-1' } as const
  const first = await world.call('organiser', 'events.messagePeople', message)
  expect(await world.call('organiser', 'events.messagePeople', message)).toEqual(first)
  // A key is the phone's own: another colleague's is another message.
  await world.call('administrator', 'events.messagePeople', message)
  expect(await announcements.count({ eventId })).toBe(2)
  const entries = await auditEntries.find({ action: 'event.peopleTold', targetId: eventId }, { limit: 10 })
  expect(entries).toHaveLength(2)
  expect(JSON.stringify(entries)).not.toContain('雨具')
})

it('sent twice at once with one key it is one message, and both are answered', async () => {
  const message = { eventId, to: 'confirmed', ...words, draftKey: 'twice' } as const
  const replies = await Promise.all([1, 2, 3].map(() => world.ask('organiser', 'events.messagePeople', message)))
  expect(replies).toEqual(replies.map(() => ({ ok: true, data: { messageId: expect.any(String) as string, people: 2 } })))
  expect(await announcements.count({ eventId })).toBe(1)
})

it('wherever the power goes, it is sent once when it is sent again', async () => {
  const send = () => world.ask('organiser', 'events.messagePeople', { eventId, to: 'confirmed', ...words, draftKey: 'cut' })
  const all = await world.operations(async () => {
    await send()
    await fillAnnouncements(100)
  })
  for (let cut = 0; cut <= all; cut++) {
    await announcements.remove({ eventId })
    await deliveries.remove({ noticeId: new RegExp(`^a_${eventId}_`) })
    await world.cutOffAfter(cut, async () => {
      await send()
      await fillAnnouncements(100)
    })
    expect(await send()).toMatchObject({ ok: true })
    await fillAnnouncements(100)
    expect([cut, await announcements.count({ eventId }), await told()]).toEqual([cut, 1, ['m_li', 'm_wang']])
  }
})

describe('what was told', () => {
  it('is listed for those who look after the event, the latest first', async () => {
    for (const [i, text] of ['第一条', '第二条', '第三条'].entries()) {
      world.now = new Date(present.getTime() + i * 60_000)
      await world.call('organiser', 'events.messagePeople', { eventId, to: 'confirmed', text })
    }
    await fillAnnouncements(100)
    const first = await world.call('administrator', 'events.listMessages', { eventId, limit: 2 })
    expect(first.items.map(({ body }) => body.slice(0, 3))).toEqual(['第三条', '第二条'])
    expect(first.items[0]).toMatchObject({
      kind: 'message',
      to: 'confirmed',
      byName: 'organiser同志',
      people: 2,
      isSending: false,
    })
    const rest = await world.call('administrator', 'events.listMessages', { eventId, limit: 2, cursor: first.nextCursor })
    expect(rest.items.map(({ body }) => body.slice(0, 3))).toEqual(['第一条'])
    expect(rest.nextCursor).toBeUndefined()
    const once = () => world.call('administrator', 'events.listMessages', { eventId, limit: 2 })
    expect(await world.operations(once)).toBeLessThanOrEqual(2)
    world.now = present
  })

  it('is nobody else’s, and nobody else may write', async () => {
    for (const name of ['events.messagePeople', 'events.listMessages'] as const) {
      const input = name === 'events.listMessages' ? { eventId } : { eventId, to: 'confirmed', ...words }
      expect(await world.refusal('stranger', name, input)).toBe('EVENT_NOT_FOUND')
      expect(await world.refusal('member', name, input)).toBe('ROLE_REQUIRED')
      expect(await world.refusal('organiser', name, { ...input, eventId: 'e_nowhere' })).toBe('EVENT_NOT_FOUND')
    }
  })
})
