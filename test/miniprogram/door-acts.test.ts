import type * as DoorActs from '../../miniprogram/services/door-acts'

type Entry = { key: string; act: string; memberId?: string; secondsAgo: number }
interface Sent {
  eventId: string
  entries: Entry[]
}

const storage = new Map<string, unknown>()
const sent: Sent[] = []
/** What the server does with what arrives; no answer is no network. */
let server: (request: Sent) => unknown
let tellNetwork: (state: { isConnected: boolean }) => void
let doorActs: typeof DoorActs

const done = ({ entries }: Sent) => ({
  ok: true,
  data: { results: entries.map(({ key, memberId }) => ({ key, outcome: 'done', memberId, name: '某' })) },
})
const refusal = (code: string, kind: string) => ({ ok: false, error: { code, kind, message: `${code}。`, requestId: 'r' } })
const unreachable = () => {
  throw new Error('no network')
}
/** The mini-program is closed and opened again: what is in memory is gone. */
async function restart(): Promise<void> {
  jest.resetModules()
  doorActs = await import('../../miniprogram/services/door-acts')
}
const members = () => sent.flatMap(({ entries }) => entries.map(({ memberId }) => memberId))
const checkIn = (memberId: string, eventId = 'e1') => doorActs.doAtDoor(eventId, { act: 'in', memberId }, memberId)
const settled = () => jest.advanceTimersByTimeAsync(0)

beforeEach(async () => {
  jest.useFakeTimers({ now: new Date('2026-11-28T06:30:00Z') })
  storage.clear()
  sent.length = 0
  server = done
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.parse(JSON.stringify(value))),
      getNetworkType: () => undefined,
      onNetworkStatusChange: (listener: typeof tellNetwork) => (tellNetwork = listener),
      cloud: {
        callFunction: async ({ data }: { data: { input: Sent } }) => {
          await Promise.resolve()
          const result = await server(data.input)
          sent.push(JSON.parse(JSON.stringify(data.input)) as Sent)
          return { result }
        },
      },
    },
  })
  await restart()
})
afterEach(() => jest.useRealTimers())

it('sends an act at once and answers what the server said', async () => {
  expect(await checkIn('m1')).toMatchObject({ outcome: 'done', memberId: 'm1' })
  expect(sent).toEqual([
    { eventId: 'e1', entries: [{ act: 'in', memberId: 'm1', key: expect.any(String) as string, secondsAgo: 0 }] },
  ])
  expect(doorActs.keptActs('e1')).toEqual([])
})

it('keeps what is done without a network, and sends it in its order with the seconds that passed when there is one', async () => {
  server = unreachable
  expect(await checkIn('m1')).toMatchObject({ outcome: 'kept' })
  jest.setSystemTime(new Date('2026-11-28T06:31:00Z'))
  expect(await doorActs.doAtDoor('e1', { act: 'undo', memberId: 'm1' }, '王芳')).toMatchObject({ outcome: 'kept' })
  expect(await checkIn('m2')).toMatchObject({ outcome: 'kept' })
  expect(doorActs.keptActs('e1').map(({ act, memberId }) => [act, memberId])).toEqual([
    ['in', 'm1'],
    ['undo', 'm1'],
    ['in', 'm2'],
  ])
  server = done
  jest.setSystemTime(new Date('2026-11-28T06:32:30Z'))
  tellNetwork({ isConnected: true })
  await settled()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.entries.map(({ act, memberId, secondsAgo }) => [act, memberId, secondsAgo])).toEqual([
    ['in', 'm1', 150],
    ['undo', 'm1', 90],
    ['in', 'm2', 90],
  ])
  expect(doorActs.keptActs('e1')).toEqual([])
})

it('sends again by itself, later and later, until the server answers', async () => {
  server = unreachable
  await checkIn('m1')
  let tries = 0
  server = () => {
    tries += 1
    return unreachable()
  }
  await jest.advanceTimersByTimeAsync(5_000)
  expect(tries).toBe(1)
  await jest.advanceTimersByTimeAsync(9_000)
  expect(tries).toBe(1)
  await jest.advanceTimersByTimeAsync(1_000)
  expect(tries).toBe(2)
  server = done
  await jest.advanceTimersByTimeAsync(60_000)
  expect(members()).toEqual(['m1'])
})

it('survives a restart', async () => {
  server = unreachable
  await checkIn('m1')
  await checkIn('m2')
  server = done
  await restart()
  await doorActs.sendKept()
  expect(members()).toEqual(['m1', 'm2'])
  expect(doorActs.keptActs('e1')).toEqual([])
})

it('sends the same key when a reply was lost', async () => {
  const arrived: string[] = []
  server = ({ entries }) => {
    arrived.push(...entries.map(({ key }) => key))
    return unreachable()
  }
  await checkIn('m1')
  server = done
  await restart()
  await doorActs.sendKept()
  expect(sent[0]?.entries[0]?.key).toBe(arrived[0])
})

it('sends what was done while it was sending, once', async () => {
  const answers = await Promise.all(['m1', 'm2', 'm3', 'm4'].map((memberId) => checkIn(memberId)))
  expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done'])
  expect(members()).toEqual(['m1', 'm2', 'm3', 'm4'])
})

it('sends in portions of fifty, and the acts of each event to their own', async () => {
  server = unreachable
  for (let i = 0; i < 60; i++) await checkIn(`m${i}`)
  await checkIn('n0', 'e2')
  await checkIn('m60')
  server = done
  await doorActs.sendKept()
  expect(sent.map(({ eventId, entries }) => [eventId, entries.length])).toEqual([
    ['e1', 50],
    ['e1', 10],
    ['e2', 1],
    ['e1', 1],
  ])
})

it('tells whoever looks at it that something cannot be done, and keeps it for later when nobody does', async () => {
  const refused = ({ entries }: Sent) => ({
    ok: true,
    data: {
      results: entries.map(({ key }) => ({ key, outcome: 'refused', refusal: { code: 'NOT_CONFIRMED', message: '还没有名额' } })),
    },
  })
  server = refused
  expect(await checkIn('m1')).toMatchObject({ outcome: 'refused', refusal: { message: '还没有名额' } })
  expect(doorActs.refusedActs('e1')).toEqual([])
  server = unreachable
  await doorActs.doAtDoor('e1', { act: 'in', memberId: 'm2' }, '王芳')
  server = refused
  await doorActs.sendKept()
  expect(doorActs.refusedActs('e1')).toMatchObject([{ name: '王芳', message: '还没有名额' }])
  doorActs.forgetRefused('e1')
  expect(doorActs.refusedActs('e1')).toEqual([])
})

it('loses no refusal, and tells none twice, when the phone is cut off while it is noted', async () => {
  server = unreachable
  await doorActs.doAtDoor('e1', { act: 'in', memberId: 'm1' }, '王芳')
  server = ({ entries }) => ({
    ok: true,
    data: { results: entries.map(({ key }) => ({ key, outcome: 'refused', refusal: { code: 'X', message: '还没有名额' } })) },
  })
  const write = jest.spyOn(wx, 'setStorageSync')
  for (const writes of [0, 1]) {
    let left = writes
    write.mockImplementation((key: string, value: unknown) => {
      if (left-- <= 0) throw new Error('cut off')
      storage.set(key, value)
    })
    await restart()
    await doorActs.sendKept()
    expect(doorActs.keptActs('e1')).toHaveLength(1)
  }
  write.mockImplementation((key: string, value: unknown) => void storage.set(key, value))
  await restart()
  await doorActs.sendKept()
  expect(doorActs.keptActs('e1')).toEqual([])
  expect(doorActs.refusedActs('e1')).toMatchObject([{ name: '王芳', message: '还没有名额' }])
})

it('does not let one act the server never takes stand in the way of the others', async () => {
  server = unreachable
  for (const memberId of ['m1', 'bad', 'm2']) await checkIn(memberId)
  server = (request) =>
    request.entries.some(({ memberId }) => memberId === 'bad') ? refusal('INVALID_INPUT', 'input') : done(request)
  await doorActs.sendKept()
  expect(doorActs.keptActs('e1')).toEqual([])
  expect(doorActs.refusedActs('e1')).toMatchObject([{ name: 'bad', message: 'INVALID_INPUT。' }])
  expect(sent.filter(({ entries }) => entries.length === 1).map(({ entries }) => entries[0]?.memberId)).toEqual([
    'm1',
    'bad',
    'm2',
  ])
})

it('keeps everything while the server is busy or broken', async () => {
  for (const answer of [refusal('BUSY', 'busy'), refusal('INTERNAL', 'internal'), refusal('UNKNOWN_USE_CASE', 'outdated')]) {
    server = () => answer
    expect(await checkIn('m1')).toMatchObject({ outcome: 'kept' })
  }
  expect(doorActs.keptActs('e1')).toHaveLength(3)
})

it.each([
  ['back', '2026-11-27T00:00:00Z', 0],
  ['ahead', '2031-01-01T00:00:00Z', 0],
  ['nowhere', '2026-11-28T08:30:00Z', 7200],
])('survives a clock that is set %s', async (_where, to, secondsAgo) => {
  server = unreachable
  await checkIn('m1')
  jest.setSystemTime(new Date(to))
  server = done
  await doorActs.sendKept()
  expect(sent.at(-1)?.entries[0]?.secondsAgo).toBe(secondsAgo)
})

it('does not make somebody at the door wait for a server that does not answer', async () => {
  server = () => new Promise(() => undefined)
  const answer = checkIn('m1')
  await jest.advanceTimersByTimeAsync(4_000)
  expect(await answer).toMatchObject({ outcome: 'kept' })
  expect(doorActs.keptActs('e1')).toHaveLength(1)
})

it('says when something changes', async () => {
  const told = jest.fn()
  const stop = doorActs.watchDoorActs(told)
  await checkIn('m1')
  expect(told).toHaveBeenCalledTimes(2)
  stop()
  await checkIn('m2')
  expect(told).toHaveBeenCalledTimes(2)
})
