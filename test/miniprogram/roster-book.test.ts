import { codeShown } from '../../miniprogram/pages/events/check-in/code-shown'
import {
  countsOf,
  countsText,
  matching,
  toLine,
  withAnswer,
  withKept,
  type RosterItem,
} from '../../miniprogram/pages/events/roster/book'
import { numbersIn } from '../../miniprogram/pages/events/tally/numbers'
import type { KeptAct } from '../../miniprogram/services/door-acts'

const at = Date.parse('2026-11-28T06:30:00Z')
const row = (changes: Partial<RosterItem> = {}): RosterItem => ({
  memberId: 'm_aaaaaawangfa',
  name: '王芳',
  status: 'confirmed',
  seats: [1, 2],
  companions: 1,
  ...changes,
})
const li = row({ memberId: 'm_aaaaaaliming', name: '李明', seats: [3], companions: 0 })
const kept = (changes: Partial<KeptAct>): KeptAct => ({ act: 'in', eventId: 'e', key: 'k', doneAt: at, name: '', ...changes })
const door = { isLeaving: false, isOpen: true }

describe('the roster', () => {
  it('has what was done on this phone and is not sent yet, in its order', () => {
    const rows = [row(), li]
    const done = withKept(rows, [
      kept({ ticket: 'txq1t.e.m_aaaaaawangfa.sig' }),
      kept({ seatNumber: 3 }),
      kept({ act: 'undo', memberId: li.memberId }),
      kept({ act: 'out', memberId: 'm_aaaaaawangfa', doneAt: at + 60_000 }),
    ])
    expect(done[0]).toMatchObject({ checkedInAt: '2026-11-28T06:30:00.000Z', signedOutAt: '2026-11-28T06:31:00.000Z' })
    expect(done[1]).toEqual(li)
    expect(
      withKept([row({ status: 'waitlisted', seats: [] })], [kept({ memberId: 'm_aaaaaawangfa' })])[0]?.checkedInAt,
    ).toBeUndefined()
  })

  it('has what the server answered, and leaves others as they are', () => {
    const answered = { key: 'k', outcome: 'already' as const, memberId: li.memberId, checkedInAt: '2026-11-28T06:00:00.000Z' }
    const rows = withAnswer([row(), li], answered)
    expect(rows).toEqual([row(), { ...li, checkedInAt: answered.checkedInAt }])
    expect(withAnswer(rows, { key: 'k', outcome: 'kept' })).toBe(rows)
  })

  it.each([
    ['', 2],
    ['王', 1],
    ['2', 1],
    ['LIMING', 1],
    ['m_aaaa', 0],
    ['明 ', 1],
  ])('finds by %j', (typed, found) => expect(matching([row(), li], '', typed)).toHaveLength(found))

  it('counts people, and leaves out what there is none of', () => {
    const rows = [row({ checkedInAt: '2026-11-28T06:30:00.000Z' }), li, row({ memberId: 'm3', status: 'pending', companions: 0 })]
    expect(countsText(countsOf(rows))).toBe('已报名 3 人 · 待审核 1 人 · 候补 0 人 · 已签到 2 人')
  })

  it('offers the one thing that can be done with somebody', () => {
    const there = { checkedInAt: '2026-11-28T06:30:00.000Z' }
    const offers = (item: RosterItem) =>
      [door, { ...door, isLeaving: true }, { ...door, isOpen: false }].map((how) => toLine(item, how, false).offer)
    expect(offers(row())).toEqual(['checkIn', 'checkIn', 'checkIn'])
    expect(offers(row(there))).toEqual(['undo', 'signOut', 'undo'])
    expect(offers(row({ ...there, signedOutAt: there.checkedInAt }))).toEqual(['undo', 'undoOut', 'undo'])
    expect(offers(row({ status: 'waitlisted' }))).toEqual(['atDoor', 'atDoor', 'none'])
    expect(offers(row({ status: 'pending' }))).toEqual(['review', 'review', 'review'])
    expect(offers(row({ status: 'cancelled' }))).toEqual(['none', 'none', 'none'])
  })

  it('takes nobody out who is there, and says what waits to be sent', () => {
    expect(toLine(row(), door, true)).toMatchObject({ note: '1、2 号 · 同行 1 位 · 待发送', hasMore: true })
    expect(toLine(row({ checkedInAt: '2026-11-28T06:30:00.000Z' }), door, false).hasMore).toBe(false)
  })
})

describe('numbers from a printed sheet', () => {
  it.each([
    ['3 5，7-9', [3, 5, 7, 8, 9]],
    ['12、12。1', [1, 12]],
    ['20至22', [20, 21, 22]],
    ['9-7', []],
    ['1-900', []],
    ['0 没有', []],
  ])('%j', (typed, numbers) => expect(numbersIn(typed)).toEqual(numbers))
})

describe('the organiser’s code on the screen', () => {
  const atHand = {
    everySeconds: 15,
    receivedAt: at,
    codes: [-5, 10, 25, 40, 55, 70].map((inSeconds, i) => ({ code: `c${i}`, inSeconds })),
  }
  const shownAfter = (seconds: number) => codeShown(atHand, at + seconds * 1000)

  it('is the one whose time it is, by the seconds that passed', () => {
    expect(shownAfter(0)).toEqual({ code: 'c0', secondsLeft: 10, runsOut: false })
    expect(shownAfter(9.9)).toMatchObject({ code: 'c0', secondsLeft: 1 })
    expect(shownAfter(10)).toMatchObject({ code: 'c1', secondsLeft: 15 })
  })

  it('asks for more in time, and shows none when the last is over or the clock was set ahead', () => {
    expect(shownAfter(26).runsOut).toBe(true)
    expect(shownAfter(84)).toMatchObject({ code: 'c5', runsOut: true })
    expect(shownAfter(85)).toEqual({ code: '', secondsLeft: 0, runsOut: true })
    expect(shownAfter(-3600)).toMatchObject({ code: 'c0', runsOut: true })
  })
})
