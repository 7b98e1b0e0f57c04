import type { OutputOf } from './api'

type RosterItem = OutputOf<'events.listRoster'>['items'][number]

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

/**
 * Keeps a copy, without what people answered: that is not needed at the door. When it does not fit on the phone there is none, and nothing
 * else is lost.
 */
export function keepRosterCopy(eventId: string, copy: RosterCopy): void {
  const rows = copy.rows.map(({ answers: _, ...row }) => row)
  try {
    wx.setStorageSync(storageKey, { ...copies(), [eventId]: { ...copy, rows } })
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
