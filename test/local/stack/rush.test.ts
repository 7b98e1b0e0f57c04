import { setTimeout as pause } from 'node:timers/promises'
import { aCrowd, anOpenEvent, roster } from './crowd'
import type { ServerProcess } from './server-process'
import { startServer } from './server-process'

const people = 1000
const seats = 100

let server: ServerProcess
let crowd: string[]

beforeAll(async () => {
  server = await startServer('--no-preview', '--no-seeds')
  crowd = await aCrowd(server, people)
}, 180_000)
afterAll(() => server.end())

/** A seat that is theirs, or kept for them until they answer. */
const hasSeat = ({ status }: { status: string }) => status === 'confirmed' || status === 'offered'

/** Nobody twice, as many seated as there are seats, everybody else in a waitlist without gaps. */
async function expectExact(eventId: string): Promise<void> {
  const rows = await roster(server, eventId)
  expect(new Set(rows.map(({ memberId }) => memberId)).size).toBe(people)
  expect(rows).toHaveLength(people)
  expect(rows.filter(hasSeat)).toHaveLength(seats)
  const waiting = rows.filter(({ status }) => status === 'waitlisted')
  expect(waiting.map(({ waitlistPosition }) => waitlistPosition)).toEqual(
    Array.from({ length: people - seats }, (_unused, i) => i + 1),
  )
}

it('seats exactly a hundred of a thousand who come at once, and lines the others up', async () => {
  const eventId = await anOpenEvent(server, seats)
  const replies = await Promise.all(crowd.map((openid) => server.call(openid, 'events.signUp', { eventId })))
  expect(replies.filter(({ status }) => status === 'confirmed')).toHaveLength(seats)
  const places = replies.flatMap(({ waitlistPosition }) => waitlistPosition ?? [])
  expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: people - seats }, (_unused, i) => i + 1))
  await expectExact(eventId)
}, 120_000)

it('gives one person who taps twenty times one row', async () => {
  const eventId = await anOpenEvent(server, seats)
  await Promise.all(Array.from({ length: 20 }, () => server.call(crowd[0] ?? '', 'events.signUp', { eventId })))
  expect(await roster(server, eventId)).toHaveLength(1)
})

it('loses no seat and gives none twice when the power goes in the middle', async () => {
  const eventId = await anOpenEvent(server, seats)
  const told = new Map<string, string>()
  const ask = async (openid: string) => {
    const reply = await server.ask(openid, 'events.signUp', { eventId }).catch(() => null)
    if (reply?.ok) told.set(openid, reply.data.status)
  }
  const rush = Promise.all(crowd.map(ask))
  // In the middle: some have their answer, most do not.
  while (told.size < 60) await pause(5)
  await server.kill()
  await rush
  const promised = [...told].filter(([, status]) => status === 'confirmed').map(([openid]) => openid)
  await server.restart()
  await Promise.all(crowd.filter((openid) => !told.has(openid)).map(ask))

  // The timer finds numbers that were handed out and never reached a row, and passes them on.
  const deadline = Date.now() + 60_000
  for (;;) {
    const view = await server.call('owner', 'events.getEvent', { eventId })
    const seated = (await roster(server, eventId)).filter(hasSeat).length
    if ((seated === seats && view.waiting === people - seats) || Date.now() > deadline) break
    await pause(1000)
  }
  await expectExact(eventId)
  for (const openid of promised) {
    const { mine } = await server.call(openid, 'events.getEvent', { eventId })
    expect(mine?.status).toBe('confirmed')
  }
}, 180_000)
