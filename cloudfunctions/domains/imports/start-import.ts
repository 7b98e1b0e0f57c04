import { limits } from '../../../miniprogram/shared/limits'
import type { ErrorCode } from '../../contracts/errors'
import { scopeOf } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { addMinutes } from '../../kernel/clock'
import type { UseCase } from '../../kernel/use-case'
import { encryptPhone, hashPhone } from '../../platform/secrets'
import type { Unreadable } from '../../platform/sheets/unreadable'
import { UnreadableSheet } from '../../platform/sheets/unreadable'
import { readFile, removeFiles } from '../../platform/files'
import { allOrganisations } from '../organisations'
import { markKnown } from './likeness'
import { newImport } from './new-import'
import { organisationFinder, within } from './organisation-finder'
import type { ReadTable } from './read-table'
import { readTable } from './read-table'
import { removeImport } from './remove'
import type { ReadRow } from './rules'
import { requireImportFile } from './rules'
import type { ImportRecord, StoredRow } from './store'
import { addParts, beginReading, imports, partSize } from './store'
import { readingTakes } from './views'

/** Minutes after which nobody is asked any longer whether to go on. */
const keptFor = 2 * 24 * 60
/** Rows of a sheet that may hold something: the people, and the headings with a title above them. */
const mostRows = limits.importRows + 5

const refusals: Record<Unreadable, ErrorCode> = {
  unreadable: 'IMPORT_FILE_UNREADABLE',
  locked: 'IMPORT_FILE_LOCKED',
  tooLarge: 'IMPORT_FILE_TOO_LARGE',
  tooManyRows: 'IMPORT_TOO_MANY_ROWS',
  sprawling: 'IMPORT_SPRAWLING',
}

export const startImport: UseCase<'imports.startImport'> = async ({ fileId, organisationId }, { actor, now }) => {
  requireImportFile(fileId)
  const tree = await allOrganisations()
  const scope = scopeOf(actor, 'administrator')
  const isWithin = within(tree, scope).some(({ _id }) => _id === organisationId)
  if (organisationId !== undefined && !isWithin) throw new AppError('ORGANISATION_NOT_FOUND')
  const record = newImport({ fileId, scope }, actor, now)
  const importId = record._id
  if (!(await beginReading(record, new Date(now.getTime() - readingTakes)))) return { importId }
  try {
    const find = organisationFinder(tree, scope)
    await read(record, { find, otherwise: organisationId ?? null }, addMinutes(now, keptFor))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await removeImport(record)
    throw error
  }
  return { importId }
}

async function read(record: ImportRecord, organisations: Parameters<typeof readTable>[1], removeAt: Date): Promise<void> {
  const { _id, fileId, startedAt, scope } = record
  const table = await tableOf(fileId ?? '', organisations)
  if (table.rows > limits.importRows) throw new AppError('IMPORT_TOO_MANY_ROWS')
  const { rows, duplicates } = await markKnown(table.people.map(atRest), scope)
  await addParts(_id, { rows, problems: table.problems, duplicates })
  // Removed first: what a file holds about people is in nobody's hands once this is ready.
  await removeFiles([fileId ?? ''])
  await imports.update(
    { _id, state: 'reading', startedAt },
    {
      state: 'ready',
      fileId: null,
      organisationIds: [...new Set(rows.map(({ organisationId }) => organisationId))],
      rows: table.rows,
      good: rows.length,
      problems: table.problems.length,
      duplicates: duplicates.length,
      parts: Math.ceil(rows.length / partSize),
      removeAt,
    },
  )
}

async function tableOf(fileId: string, organisations: Parameters<typeof readTable>[1]): Promise<ReadTable> {
  const file = await readFile(fileId, limits.importBytes)
  if (file === 'missing') throw new AppError('IMPORT_FILE_UNREADABLE')
  if (file === 'tooLarge') throw new AppError('IMPORT_FILE_TOO_LARGE')
  // Loaded only now: no other use case should wait for it.
  const { readSheet } = await import('../../platform/sheets/read-sheet')
  try {
    return readTable(await readSheet(file, mostRows), organisations)
  } catch (error) {
    throw error instanceof UnreadableSheet ? new AppError(refusals[error.reason]) : error
  }
}

function atRest({ phone, ...row }: ReadRow): StoredRow {
  const kept = phone === null ? { phone: null, phoneHash: null } : { phone: encryptPhone(phone), phoneHash: hashPhone(phone) }
  return { ...row, ...kept, isKnown: false }
}
