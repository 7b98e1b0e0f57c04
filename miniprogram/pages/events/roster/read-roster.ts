import { call, type OutputOf } from '../../../services/api'
import { limits } from '../../../shared/limits'
import type { RosterItem } from './book'

/** Rows that are fetched in the background at most; beyond that the server is asked. */
const mostRows = 2000

/** What was read of a roster so far. */
interface Reading {
  rows: RosterItem[]
  isFirst: boolean
  /** No more are fetched. */
  isLast: boolean
  /** There are no more. */
  isWhole: boolean
}

/** Reads a roster page by page, telling `onPage` what is there so far. */
export async function readRoster(eventId: string, onPage: (reading: Reading) => void): Promise<void> {
  let rows: RosterItem[] = []
  let cursor: string | undefined
  for (;;) {
    const isFirst = cursor === undefined
    const page: OutputOf<'events.listRoster'> = await call('events.listRoster', { eventId, limit: limits.page, cursor })
    rows = [...rows, ...page.items]
    cursor = page.nextCursor
    const isWhole = cursor === undefined
    const isLast = isWhole || rows.length >= mostRows
    onPage({ rows, isFirst, isLast, isWhole })
    if (isLast) return
  }
}
