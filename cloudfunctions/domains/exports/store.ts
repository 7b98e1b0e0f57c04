import type { Scope } from '../../kernel/sheet-source'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { Filters } from './sources'

/** One sheet that somebody asked for: what is to be done, how far it is, and where the file lies until it expires. */
export interface ExportRecord extends Stored {
  what: keyof Filters
  filter: Filters[keyof Filters]
  /** What the list is called after, such as an event; missing or null for none. */
  subject?: string | null
  scope: Scope
  withPhones: boolean
  reason: string
  byId: string
  byName: string
  byRole: string
  state: 'working' | 'ready' | 'expired'
  createdAt: Date
  expiresAt: Date
  removeAt: Date
  /** Rows there were when it was asked for, and rows read so far. */
  rows: number
  worked: number
  /** Portions read so far, and where the next begins; null at the beginning. */
  parts: number
  cursor: string | null
  isRead: boolean
  /** Cannot be guessed; the same each time the file is made, so that it is never there twice. */
  cloudPath: string
  fileId: string | null
}

/** Rows read and not yet in the file; private cells are encrypted. */
export interface ExportPart extends Stored {
  exportId: string
  index: number
  rows: string[][]
  /** The version of the key its phones are under; null when it has none. */
  phoneKey: string | null
  /** Where the next portion begins; null when this is the last. */
  nextCursor: string | null
}

export const sheetExports = collection<ExportRecord>('exports')
export const exportParts = collection<ExportPart>('exportParts')

export const partId = (exportId: string, index: number) => `${exportId}_${index}`

/** Somebody's exports, the latest first. */
export function exportsBy(memberId: string): Promise<ExportRecord[]> {
  return sheetExports.find(
    { byId: memberId },
    {
      orderBy: [
        ['createdAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit: 30,
    },
  )
}

export function workingExports(): Promise<ExportRecord[]> {
  return sheetExports.find({ state: 'working' }, { limit: 20 })
}

/** Those whose day is over and whose file may still be there. */
export function exportsDue(now: Date): Promise<ExportRecord[]> {
  const _ = command()
  return sheetExports.find({ state: _.in(['working', 'ready']), expiresAt: _.lte(now) }, { limit: 50 })
}

export async function removeOldExports(now: Date): Promise<number> {
  return sheetExports.remove({ removeAt: command().lte(now), state: 'expired' })
}

/** Puts one member where another stood as the one who exports: the file is theirs to fetch, as far as their roles reach. May be repeated. */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  await sheetExports.update({ byId: fromId }, { byId: toId })
}
