import type { RosterItem } from '../../miniprogram/pages/events/roster/book'
import { RowsAtHand } from '../../miniprogram/pages/events/roster/rows-at-hand'
import { dropOldCopies, keepRosterCopy, rosterCopy } from '../../miniprogram/services/roster-copies'

interface Asked {
  name: string
  input: { cursor?: string; limit: number }
}

const storage = new Map<string, unknown>()
/** How the server answers; several questions may be open at once. */
let server: (asked: Asked) => Promise<object> | object

const person = (number: number, changes: Partial<RosterItem> = {}): RosterItem => ({
  memberId: `m${number}`,
  name: `成员${number}`,
  status: 'confirmed',
  seats: [number],
  companions: 0,
  ...changes,
})
const people = (from: number, count: number) => Array.from({ length: count }, (_one, i) => person(from + i))
/** A roster of so many, a page at a time. */
const rosterOf = (all: RosterItem[]) => (asked: Asked) => {
  const from = Number(asked.input.cursor ?? 0)
  const to = from + asked.input.limit
  return { items: all.slice(from, to), ...(to < all.length ? { nextCursor: String(to) } : {}) }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

beforeEach(() => {
  storage.clear()
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
      cloud: { callFunction: async ({ data }: { data: Asked }) => ({ result: { ok: true, data: await server(data) } }) },
    },
  })
})

it('shows the first page at once and then all of them', async () => {
  server = rosterOf(people(1, 120))
  const shown: number[] = []
  const atHand = new RowsAtHand('e', () => shown.push(atHand.rows.length))
  await atHand.read()
  expect(shown).toEqual([50])
  await settled()
  expect(shown).toEqual([50, 120])
  expect(atHand.isWhole).toBe(true)
  expect(atHand.counts().seated).toBe(120)
})

it('stops at two thousand, shows those, and knows that there are more', async () => {
  server = rosterOf(people(1, 2500))
  const shown: number[] = []
  const atHand = new RowsAtHand('e', () => shown.push(atHand.rows.length))
  await atHand.read()
  await settled()
  expect(shown).toEqual([50, 2000])
  expect(atHand.isWhole).toBe(false)
})

it('keeps those of before until all are read anew, and what was answered meanwhile', async () => {
  server = rosterOf(people(1, 60))
  const atHand = new RowsAtHand('e', () => undefined)
  await atHand.read()
  await settled()
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => (release = resolve))
  server = async (asked) => {
    if (asked.input.cursor) await gate
    return rosterOf(people(1, 60))(asked)
  }
  await atHand.read()
  expect(atHand.rows).toHaveLength(60)
  const checkedInAt = '2026-11-28T06:30:00.000Z'
  atHand.take([{ key: 'k', outcome: 'done', memberId: 'm3', checkedInAt }])
  release()
  await settled()
  expect(atHand.rows.find(({ memberId }) => memberId === 'm3')).toMatchObject({ checkedInAt })
})

it('does not let the end of an earlier reading cover a later one', async () => {
  const answers: ((page: object) => void)[] = []
  server = () => new Promise<object>((resolve) => answers.push(resolve))
  const atHand = new RowsAtHand('e', () => undefined)
  const readings = [atHand.read(), atHand.read()]
  await settled()
  answers[1]?.({ items: people(1, 2) })
  answers[0]?.({ items: people(1, 1) })
  await Promise.all(readings)
  expect(atHand.rows).toHaveLength(2)
})

it('reads anew when others are counted, but not before what was done here is sent', async () => {
  server = rosterOf(people(1, 3))
  const atHand = new RowsAtHand('e', () => undefined)
  await atHand.read()
  const four = { seated: 4, arrived: 0, left: 0, waiting: 0, pending: 0 }
  server = (asked) => (asked.name === 'events.getCounts' ? four : rosterOf(people(1, 4))(asked))
  storage.set('doorActs', [{ act: 'in', memberId: 'm1', eventId: 'e', key: 'k', doneAt: 0, name: '' }])
  await atHand.count()
  expect(atHand.rows).toHaveLength(3)
  storage.delete('doorActs')
  await atHand.count()
  expect(atHand.rows).toHaveLength(4)
})

it('leaves what people answered out of the copy that stays on the phone', () => {
  const copy = { title: '茶话会', startsAt: '2026-11-28T06:30:00Z', signOut: false, selfCheckIn: true, isWhole: true }
  keepRosterCopy('e', { ...copy, at: Date.now(), rows: [person(1, { answers: { q: '不吃辣' } })] })
  expect(rosterCopy('e')?.rows).toEqual([person(1)])
})

it('has a copy go after two days', () => {
  const copy = { title: '茶话会', startsAt: '', signOut: false, selfCheckIn: true, isWhole: true, rows: [person(1)] }
  keepRosterCopy('yesterday', { ...copy, at: Date.now() - 24 * 3600_000 })
  keepRosterCopy('long ago', { ...copy, at: Date.now() - 3 * 24 * 3600_000 })
  dropOldCopies()
  expect(Object.keys(Object(storage.get('rosters')))).toEqual(['yesterday'])
})
