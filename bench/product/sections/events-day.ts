import { nextWeek, organiser } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const one = { most: 2 }
const list = { most: 2 }

/** The door of an event that begins in an hour. */
export async function atTheDoor(counter: UseCaseCounter, [a = '', b = '', c = '', d = '']: string[]): Promise<void> {
  const startsAt = new Date(Date.now() + 3600_000)
  const endsAt = new Date(startsAt.getTime() + 3600_000)
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
  const event = await counter.server.call(organiser, 'events.createEvent', { ...nextWeek('今天的', 9), ...times, signOut: true })
  const { eventId } = event
  await counter.server.call(organiser, 'events.publishEvent', event)
  for (const openid of [a, b, c]) await counter.server.call(openid, 'events.signUp', event)
  await byCode(counter, eventId, a, b)
  const { memberId } = await counter.server.call(c, 'members.getMe', {})
  const entries = (['in', 'undo', 'in'] as const).map((act, i) => ({ act, memberId, key: `bench-${i}`, secondsAgo: 3 - i }))
  await counter.call(organiser, 'events.checkInMany', { eventId, entries }, { when: 'three acts', most: 4 })
  await counter.call(organiser, 'events.checkInMany', { eventId, entries }, { when: 'the same again', most: 7 })
  await counter.call(organiser, 'events.getCounts', event, one)
  await counter.call(
    organiser,
    'events.listRoster',
    { eventId, text: '乙', status: 'checkedIn' },
    { when: 'looked through', ...list },
  )
  await counter.call(organiser, 'events.getSheet', event)
  const { ticket } = await counter.server.call(d, 'events.getMyTicket', event)
  await counter.call(organiser, 'events.addWalkIn', { eventId, ticket })
}

async function byCode(counter: UseCaseCounter, eventId: string, a: string, b: string): Promise<void> {
  const { ticket } = await counter.call(a, 'events.getMyTicket', { eventId }, one)
  await counter.call(organiser, 'events.checkIn', { eventId, ticket }, { when: 'by ticket', ...one })
  const { codes } = await counter.call(organiser, 'events.getCheckInCode', { eventId }, one)
  const code = codes[0]?.code ?? ''
  await counter.call(b, 'events.checkInByCode', { code }, one)
  await counter.call(b, 'events.checkInByCode', { code }, { when: 'repeated', most: 3 })
  await counter.call(organiser, 'events.signOut', { eventId, ticket }, one)
}
