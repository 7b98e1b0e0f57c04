import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { ReadRow, Remark } from './rules'

/** One sheet of people on its way to becoming members. */
export interface ImportRecord extends Stored {
  byId: string
  byName: string
  /** `prepared`: a place was drawn for a sheet, and nothing is read yet. */
  state: 'prepared' | 'reading' | 'ready' | 'working' | 'done' | 'cancelled'
  /** The uploaded file, until it is read and removed. */
  fileId: string | null
  startedAt: Date
  /** The organisations that whoever imports looks after: whom they may be told of. */
  scope: string[]
  /** Organisations that the good rows name. */
  organisationIds: string[]
  rows: number
  good: number
  problems: number
  duplicates: number
  /** Set when somebody decided to go on. */
  choice: 'skip' | 'keep' | null
  committedAt: Date | null
  /** Parts there are, and the next to be worked through. */
  parts: number
  next: number
  worked: number
  added: number
  skipped: number
  /** When all of it goes. */
  removeAt: Date
}

/** A good row at rest: the phone is encrypted. `isKnown` marks one that was most likely known when it was read. */
export type StoredRow = Omit<ReadRow, 'phone'> & { phone: string | null; phoneHash: string | null; isKnown: boolean }

/** Some rows of an import, or some remarks about them. */
interface ImportPart extends Stored {
  importId: string
  kind: 'rows' | 'problems' | 'duplicates'
  rows: StoredRow[]
  remarks: Remark[]
}

export const imports = collection<ImportRecord>('imports')
export const importParts = collection<ImportPart>('importParts')

/** Rows or remarks in one document: far below what CloudBase takes, and one portion of work. */
export const partSize = 200
/** Documents written in one request. */
const atOnce = 5

export function partId(importId: string, kind: ImportPart['kind'], index: number): string {
  return `${importId}_${kind}_${index}`
}

/** Everything that was found, in documents of equal size. */
export async function addParts(importId: string, found: { rows: StoredRow[]; problems: Remark[]; duplicates: Remark[] }) {
  const part = (kind: ImportPart['kind'], index: number): ImportPart => {
    const slice = <T>(all: T[]) => all.slice(index * partSize, (index + 1) * partSize)
    return {
      _id: partId(importId, kind, index),
      importId,
      kind,
      rows: kind === 'rows' ? slice(found.rows) : [],
      remarks: kind === 'rows' ? [] : slice(found[kind]),
    }
  }
  const kinds = ['rows', 'problems', 'duplicates'] as const
  const all = kinds.flatMap((kind) => {
    const count = Math.ceil(found[kind].length / partSize)
    return Array.from({ length: count }, (_, index) => part(kind, index))
  })
  for (let i = 0; i < all.length; i += atOnce) await importParts.insertMissing(all.slice(i, i + atOnce))
}

/** The caller's imports, the latest first. */
export function importsBy(memberId: string): Promise<ImportRecord[]> {
  return imports.find(
    { byId: memberId, state: command().nin(['prepared', 'cancelled']) },
    {
      orderBy: [
        ['startedAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit: 20,
    },
  )
}

/** Begins to read, also again where a reading was cut off before `cutOffBefore`; false when it is being read or was. */
export async function beginReading(record: ImportRecord, cutOffBefore: Date): Promise<boolean> {
  if (await imports.insert(record)) return true
  const { _id, startedAt, removeAt, scope } = record
  const _ = command()
  const stale = _.or([{ state: 'prepared' }, { state: 'reading', startedAt: _.lt(cutOffBefore) }])
  if ((await imports.update(_.and([{ _id }, stale]), { state: 'reading', startedAt, removeAt, scope })) === 0) return false
  await importParts.remove({ importId: _id })
  return true
}

export function workingImports(): Promise<ImportRecord[]> {
  return imports.find({ state: 'working' }, { limit: 20 })
}

/** Those whose time is over; one that is being worked through stays until it is done. */
export function importsToRemove(now: Date): Promise<ImportRecord[]> {
  return imports.find({ removeAt: command().lte(now), state: command().neq('working') }, { limit: 50 })
}

/** Puts one member where another stood as the one who imports: it is theirs to go on with. May be repeated. */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  await imports.update({ byId: fromId }, { byId: toId })
}
