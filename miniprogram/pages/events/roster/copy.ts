import { call } from '../../../services/api'
import type { RosterItem } from './book'

/** The roster as it was when there was a network: enough to go on at the door without one. */
export interface RosterCopy {
  title: string
  startsAt: string
  signOut: boolean
  selfCheckIn: boolean
  /** By the phone's clock. */
  at: number
  rows: RosterItem[]
  /** Whether it is all of them. */
  isWhole: boolean
}

const pageSize = 50
/** Rows that are fetched in the background at most; beyond that the server is asked. */
const mostRows = 2000
/** A copy has names in it, so it goes after the day. */
const keptFor = 2 * 24 * 3600_000
const storageKey = 'rosters'

type Copies = Record<string, RosterCopy>

function copies(): Copies {
  const stored = wx.getStorageSync<Copies | ''>(storageKey)
  const now = Date.now()
  return Object.fromEntries(Object.entries(stored === '' ? {} : stored).filter(([, { at }]) => Math.abs(now - at) < keptFor))
}

/** The copy of an event's roster, if there is one that is not too old. */
export function rosterCopy(eventId: string): RosterCopy | undefined {
  return copies()[eventId]
}

/** Keeps a copy; when it does not fit on the phone there is none, and nothing else is lost. */
export function keepRosterCopy(eventId: string, copy: RosterCopy): void {
  try {
    wx.setStorageSync(storageKey, { ...copies(), [eventId]: copy })
  } catch {
    wx.removeStorageSync(storageKey)
  }
}

/** Takes copies away that are too old. */
export function dropOldCopies(): void {
  const left = copies()
  if (Object.keys(left).length === 0) wx.removeStorageSync(storageKey)
  else wx.setStorageSync(storageKey, left)
}

/** Reads the whole roster, page by page, telling `onPage` what is there so far. */
export async function readRoster(eventId: string, onPage: (rows: RosterItem[], isWhole: boolean) => void): Promise<void> {
  let rows: RosterItem[] = []
  let cursor: string | undefined
  do {
    const page: { items: RosterItem[]; nextCursor?: string | undefined } = await call('events.listRoster', {
      eventId,
      limit: pageSize,
      cursor,
    })
    rows = [...rows, ...page.items]
    cursor = page.nextCursor
    onPage(rows, cursor === undefined)
  } while (cursor !== undefined && rows.length < mostRows)
}
