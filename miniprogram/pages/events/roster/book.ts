import type { OutputOf } from '../../../services/api'
import type { ActResult, KeptAct } from '../../../services/door-acts'
import { whenText } from '../../../services/when'
import { memberIn } from '../scan'
import { isLive, signUpTag, type Tag } from '../sign-up-status'

/** One row as the server answers it. */
export type RosterItem = OutputOf<'events.listRoster'>['items'][number]

/** Whom the roster shows; empty for everybody. */
export type Which = '' | 'notCheckedIn' | 'checkedIn' | 'waitlisted' | 'pending' | 'gone'

/** What can be done with somebody here and now, the first of these that fits. */
type Offer = 'checkIn' | 'undo' | 'signOut' | 'undoOut' | 'review' | 'atDoor' | 'none'

export interface PersonLine {
  memberId: string
  name: string
  /** 12 号 · 同行 1 位 · 已签到 14:20 */
  note: string
  /** missing where a button says it */
  tag: Tag | undefined
  offer: Offer
  /** there is more to see or do: what was answered, taking them out */
  hasMore: boolean
}

/** 12 号, or 12、13 号. */
function seatText(seats: readonly number[]): string {
  return seats.length === 0 ? '' : `${seats.join('、')} 号`
}

/** 同行 2 位; nothing for somebody who comes alone. */
function companionsText(companions: number): string {
  return companions > 0 ? `同行 ${companions} 位` : ''
}

const joinedWords = (parts: string[]) => parts.filter((part) => part !== '').join(' · ')
const clock = (iso: string) => whenText(iso).replace('今天 ', '')

/** What is said of somebody who was just scanned. */
export function placeText({
  seats = [],
  companions = 0,
}: {
  seats?: number[] | undefined
  companions?: number | undefined
}): string {
  return joinedWords([seatText(seats), companionsText(companions)])
}

/** How the door works at the moment. */
interface Door {
  /** it notes who goes */
  isLeaving: boolean
  /** people may be added on the spot */
  isOpen: boolean
}

/** A row as it is shown. */
export function toLine(item: RosterItem, door: Door, isKept: boolean): PersonLine {
  const { checkedInAt, signedOutAt } = item
  const offer = offerFor(item, door)
  return {
    memberId: item.memberId,
    name: item.name,
    note: joinedWords([
      placeText(item),
      checkedInAt === undefined ? '' : `已签到 ${clock(checkedInAt)}`,
      signedOutAt === undefined ? '' : `已离场 ${clock(signedOutAt)}`,
      item.byName === undefined ? '' : `${item.byName}代报`,
      isKept ? '待发送' : '',
    ]),
    tag: item.status === 'confirmed' ? undefined : signUpTag(item),
    offer,
    hasMore: item.answers !== undefined || mayBeTakenOut(item),
  }
}

/** Somebody who is there is not taken out of the event. */
export function mayBeTakenOut({ status, checkedInAt }: RosterItem): boolean {
  return isLive(status) && checkedInAt === undefined
}

function offerFor({ status, checkedInAt, signedOutAt }: RosterItem, { isLeaving, isOpen }: Door): Offer {
  if (status === 'pending') return 'review'
  if (status === 'waitlisted' || status === 'offered') return isOpen ? 'atDoor' : 'none'
  if (status !== 'confirmed') return 'none'
  if (!isLeaving) return checkedInAt === undefined ? 'checkIn' : 'undo'
  if (checkedInAt === undefined) return 'checkIn'
  return signedOutAt === undefined ? 'signOut' : 'undoOut'
}

/** The code on a ticket, as it is read aloud: the last characters of the person's id. */
export function codeEnd(memberId: string): string {
  return memberId.slice(-6).toUpperCase()
}

/** Those who are looked for: by state, by part of a name, by a number they sit on, by the end of the code on their ticket. */
export function matching(rows: RosterItem[], which: Which, typed: string): RosterItem[] {
  const wanted = typed.trim().toUpperCase()
  const code = wanted.replace(/\s/g, '').slice(-6)
  return rows.filter(
    (row) =>
      isWhich(row, which) &&
      (wanted === '' ||
        row.name.toUpperCase().includes(wanted) ||
        (/^\d+$/.test(wanted) && row.seats.includes(Number(wanted))) ||
        (code.length === 6 && codeEnd(row.memberId) === code)),
  )
}

function isWhich({ status, checkedInAt }: RosterItem, which: Which): boolean {
  switch (which) {
    case 'notCheckedIn':
      return status === 'confirmed' && checkedInAt === undefined
    case 'checkedIn':
      return checkedInAt !== undefined
    case 'waitlisted':
      return status === 'waitlisted' || status === 'offered'
    case 'pending':
      return status === 'pending'
    case 'gone':
      return ['declined', 'expired', 'rejected', 'cancelled'].includes(status)
    default:
      return true
  }
}

/** The rows with what was done on this phone and is not sent yet, in its order. */
export function withKept(rows: RosterItem[], kept: KeptAct[]): RosterItem[] {
  if (kept.length === 0) return rows
  return rows.map((row) => kept.filter((act) => isAbout(act, row)).reduce(afterAct, row))
}

/** Whether an act is about a row. */
export function isAbout({ memberId, ticket, seatNumber }: KeptAct, row: RosterItem): boolean {
  if (ticket !== undefined) return memberIn(ticket) === row.memberId
  return memberId === undefined ? seatNumber !== undefined && row.seats.includes(seatNumber) : memberId === row.memberId
}

function afterAct(row: RosterItem, { act, doneAt }: KeptAct): RosterItem {
  const { checkedInAt, signedOutAt, ...rest } = row
  const at = new Date(doneAt).toISOString()
  switch (act) {
    case 'in':
      return row.status === 'confirmed' ? { ...row, checkedInAt: checkedInAt ?? at } : row
    case 'undo':
      return rest
    case 'out':
      return { ...row, signedOutAt: signedOutAt ?? at }
    case 'undoOut':
      return checkedInAt === undefined ? rest : { ...rest, checkedInAt }
  }
}

/** The rows once the server answered an act: what it says of the person stands. */
export function withAnswer(rows: RosterItem[], result: ActResult): RosterItem[] {
  if (result.outcome === 'kept' || result.outcome === 'refused' || result.memberId === undefined) return rows
  const { memberId, checkedInAt, signedOutAt } = result
  return rows.map((row) => {
    if (row.memberId !== memberId) return row
    const { checkedInAt: _in, signedOutAt: _out, ...rest } = row
    return {
      ...rest,
      ...(checkedInAt === undefined ? {} : { checkedInAt }),
      ...(signedOutAt === undefined ? {} : { signedOutAt }),
    }
  })
}

/** People, companions counted. */
export interface Counts {
  seated: number
  arrived: number
  left: number
  waiting: number
  pending: number
}

/** The counts as far as the rows at hand tell. */
export function countsOf(rows: RosterItem[]): Counts {
  const people = (wanted: (row: RosterItem) => boolean) =>
    rows.filter(wanted).reduce((sum, { companions }) => sum + companions + 1, 0)
  return {
    seated: people(({ status }) => status === 'confirmed'),
    arrived: people(({ checkedInAt }) => checkedInAt !== undefined),
    left: people(({ signedOutAt }) => signedOutAt !== undefined),
    waiting: people(({ status }) => status === 'waitlisted'),
    pending: people(({ status }) => status === 'pending'),
  }
}

/** 已报名 12 人 · 候补 3 人 · 已签到 5 人 */
export function countsText({ seated, arrived, left, waiting, pending }: Counts): string {
  return joinedWords([
    `已报名 ${seated} 人`,
    pending > 0 ? `待审核 ${pending} 人` : '',
    `候补 ${waiting} 人`,
    `已签到 ${arrived} 人`,
    left > 0 ? `已离场 ${left} 人` : '',
  ])
}
