import { inTurn } from '../../kernel/in-turn'
import { log } from '../../platform/log'
import { currentVersions, decryptPhone, encryptPhone } from '../../platform/secrets'
import { fileIdAt, removeFiles, storeFile } from '../../platform/files'
import { recordLooks } from '../members'
import { sourceOf } from './sources'
import type { ExportPart, ExportRecord } from './store'
import { exportParts, sheetExports, exportsDue, partId, removeOldExports, workingExports } from './store'
import { marksOf } from './views'

/** Rows in one portion. */
const portion = 200

/** Goes on with every export that is not finished, at most so many rows. Run by the timer. */
export async function workExports(now: Date, most: number): Promise<number> {
  let worked = 0
  const goOn = async (record: ExportRecord) => {
    if (worked >= most) return
    const after = await workExport(record, most - worked, now)
    worked += Math.max(1, (after?.worked ?? record.worked) - record.worked)
  }
  await inTurn((await workingExports()).map((record) => () => goOn(record)))
  return worked
}

/**
 * Reads the next rows, portion by portion, and makes the file once all are read. A portion's place moves only after its looks and rows
 * are stored, so a run that dies is repeated without a second look at anybody.
 */
export async function workExport(record: ExportRecord, most: number, now: Date): Promise<ExportRecord | null> {
  let standing: ExportRecord | null = record
  const enough = record.worked + most
  while (standing?.state === 'working' && standing.expiresAt > now && standing.worked < enough) {
    if (standing.isRead) return makeFile(standing)
    standing = (await readPortion(standing)) ?? (await sheetExports.get(record._id))
  }
  return standing
}

/** Null when another run has read this portion meanwhile. */
async function readPortion(record: ExportRecord): Promise<ExportRecord | null> {
  const { _id, parts, worked } = record
  // What an earlier run stored counts: rows and the place where they end belong together.
  const part = (await exportParts.get(partId(_id, parts))) ?? (await newPart(record))
  const next = { parts: parts + 1, worked: worked + part.rows.length, cursor: part.nextCursor, isRead: part.nextCursor === null }
  return sheetExports.updateAndReturn({ _id, state: 'working', parts, isRead: false }, next)
}

async function newPart(record: ExportRecord): Promise<ExportPart> {
  const { _id, what, scope, filter, withPhones, cursor, parts } = record
  const source = sourceOf(what)
  const page = await source.page(scope, filter, { withPhones, cursor: cursor ?? undefined, limit: portion })
  const memberIds = page.rows.flatMap(({ memberId }) => memberId ?? [])
  await recordLooks(_id, memberIds, lookOf(record, source.title))
  const rows = page.rows.map(({ cells }) => changed(cells, source.columns(withPhones), encryptPhone))
  const phoneKey = withPhones ? currentVersions().phone : null
  const part = { _id: partId(_id, parts), exportId: _id, index: parts, rows, phoneKey, nextCursor: page.nextCursor ?? null }
  const standing = (await exportParts.insert(part)) ? part : await exportParts.get(part._id)
  return standing ?? part
}

function lookOf({ byId, byName, byRole, createdAt, withPhones, reason }: ExportRecord, title: string) {
  return { byId, byName, byRole, at: createdAt, what: `信息（导出${title}，${withPhones ? '含' : '不含'}完整手机号）`, reason }
}

/** The cells with those of private columns changed; empty ones stay empty. */
function changed(cells: string[], columns: { isPrivate?: boolean }[], change: (text: string) => string): string[] {
  return cells.map((text, i) => (columns[i]?.isPrivate && text !== '' ? change(text) : text))
}

/** Null when another run was quicker. */
async function makeFile(record: ExportRecord): Promise<ExportRecord | null> {
  const { _id, what, withPhones, cloudPath } = record
  const { title, columns } = sourceOf(what)
  const shown = columns(withPhones)
  const parts = await partsOf(record)
  // Another run has made the file and removed them just now.
  if (parts.length < record.parts) return sheetExports.get(_id)
  const rows = parts.flatMap((part) => part.rows.map((cells) => changed(cells, shown, decryptPhone)))
  // Loaded only now: no other use case should wait for it.
  const { writeSheets } = await import('../../platform/sheets/write-sheet')
  const fileId = await storeFile(cloudPath, await writeSheets([{ name: title, marks: marksOf(record), columns: shown, rows }]))
  const ready = await sheetExports.updateAndReturn({ _id, state: 'working' }, { state: 'ready', fileId })
  await exportParts.remove({ exportId: _id })
  log({ event: 'exported', what, rows: rows.length })
  if (ready) return ready
  const standing = await sheetExports.get(_id)
  // Its day ended while the file was made: nobody would remove it any more.
  if (standing?.state === 'expired') await removeFiles([fileId])
  return standing
}

async function partsOf({ _id, parts }: ExportRecord): Promise<ExportPart[]> {
  return exportParts.find({ exportId: _id }, { orderBy: [['index', 'asc']], limit: Math.max(parts, 1) })
}

/** Removes the files whose day is over, and at last the line that there was one. Run by the timer. */
export async function expireExports(now: Date): Promise<number> {
  const due = await exportsDue(now)
  await inTurn(due.map((record) => () => expire(record)))
  return due.length + (await removeOldExports(now))
}

async function expire({ _id, cloudPath }: ExportRecord): Promise<void> {
  // By its path: when the power went just after the file was stored, nothing else knows of it.
  await removeFiles([await fileIdAt(cloudPath)])
  await exportParts.remove({ exportId: _id })
  await sheetExports.update({ _id }, { state: 'expired', fileId: null, cursor: null, filter: {} })
}
