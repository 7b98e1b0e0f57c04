import { events, noteParticipation, signUps } from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { aMember, anEvent, aSignUp } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const hours = (n: number) => new Date(present.getTime() + n * 3600_000)

/** An event that began an hour ago and is over in one, with both members on it. */
beforeEach(async () => {
  world.now = present
  eventId = `e_today${++count}`
  await events.insertMissing([anEvent({ _id: eventId, kind: 'volunteering', startsAt: hours(-1), endsAt: hours(1), issued: 2 })])
  await signUps.insertMissing([aSignUp({ eventId }), aSignUp({ eventId, memberId: 'm_wang', memberName: '王秀兰', seats: [2] })])
})

const checkIn = (memberId = 'm_li') => world.call('organiser', 'events.checkIn', { eventId, memberId })
const undo = (memberId = 'm_li') => world.call('organiser', 'events.undoCheckIn', { eventId, memberId })
const tookPart = async (memberId = 'm_li') =>
  ((await members.get(memberId))?.tookPart ?? []).filter((part) => part.eventId === eventId)
const part = () => ({ eventId, kind: 'volunteering', at: hours(-1) })

it('is noted on those who were checked in, once the event is over, once', async () => {
  await checkIn()
  await noteParticipation(present, 1000)
  expect(await tookPart()).toEqual([])
  for (const n of [1, 2]) await noteParticipation(hours(n), 1000)
  expect(await tookPart()).toEqual([part()])
  expect(await tookPart('m_wang')).toEqual([])
  expect(await noteParticipation(hours(3), 1000)).toBe(0)
})

it('is taken back when the check-in is undone, before the end or after', async () => {
  await checkIn()
  await checkIn('m_wang')
  await undo('m_wang')
  await noteParticipation(hours(1), 1000)
  expect(await tookPart('m_wang')).toEqual([])
  world.now = hours(2)
  await undo()
  await noteParticipation(hours(2), 1000)
  expect(await tookPart()).toEqual([])
  await checkIn()
  await noteParticipation(hours(2), 1000)
  expect(await tookPart()).toEqual([part()])
})

it.each([0, 1, 2, 3, 4, 5, 6])('cut off after %i operations is taken up by the next run', async (operations) => {
  await checkIn()
  await checkIn('m_wang')
  await noteParticipation(hours(1), 1000)
  world.now = hours(2)
  await undo()
  await world.cutOffAfter(operations, () => noteParticipation(hours(2), 1000))
  await noteParticipation(hours(2), 1000)
  expect(await tookPart()).toEqual([])
  expect(await tookPart('m_wang')).toEqual([part()])
  expect(await signUps.count({ eventId, noteAt: null })).toBe(2)
})

it('keeps what was done while it was written: two runs at once and an undoing between', async () => {
  await checkIn()
  world.now = hours(2)
  await Promise.all([noteParticipation(hours(2), 1000), undo(), noteParticipation(hours(2), 1000)])
  await noteParticipation(hours(2), 1000)
  expect(await tookPart()).toEqual([])
})

it('is kept for the newest hundred events', async () => {
  const at = (day: number) => new Date(Date.UTC(2024, 0, day))
  const many = Array.from({ length: 100 }, (_unused, i) => ({ eventId: `old${i}`, kind: 'training' as const, at: at(i) }))
  await members.insertMissing([aMember({ _id: 'm_busy', openid: 'busy', name: '常来的人', tookPart: many })])
  await signUps.insertMissing([aSignUp({ eventId, memberId: 'm_busy', memberName: '常来的人', seats: [3] })])
  await checkIn('m_busy')
  await noteParticipation(hours(1), 1000)
  const kept = (await members.get('m_busy'))?.tookPart ?? []
  expect(kept).toHaveLength(100)
  expect(kept[0]?.eventId).toBe('old1')
  expect(kept.at(-1)).toEqual(part())
})

it('is shown to the member', async () => {
  await checkIn()
  await noteParticipation(hours(1), 1000)
  const { parts } = await world.call('member', 'rights.getMyData', {})
  expect(JSON.stringify(parts[0])).toMatch(/参加过：志愿服务 \d+ 次/)
})
