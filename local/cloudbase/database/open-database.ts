import type { Clock } from '../clock'
import { type DataFolder, damagedData } from '../data-folder'
import { CloudBaseError } from '../errors'
import type { CollectionDeclarations } from './catalog'
import { Database } from './database'

/** How many documents of every index are compared with it after a process that did not close. */
const comparedAfterCrash = 1000

export interface DatabaseOptions {
  collections: CollectionDeclarations
  log?: (line: object) => void
  clock?: Clock
}

/**
 * Opens the database of a data folder; after a process that did not close it, only once its documents and indexes agree.
 * @throws DataFolderError when the data cannot be read or contradicts itself
 */
export function openDatabase(folder: DataFolder, { collections, log = () => {}, clock }: DatabaseOptions): Database {
  let database: Database | undefined
  try {
    database = new Database(folder.databasePath, collections, log, clock)
    const findings = folder.wasClosed ? [] : database.verify(comparedAfterCrash)
    if (findings.length === 0) return database
    throw damagedData(folder.databasePath, findings.slice(0, 5).join('; '))
  } catch (error) {
    void database?.close()
    // An error of lmdb's is none of this realm's in every test runner; it has a code.
    const isOfStore = typeof error === 'object' && error !== null && 'code' in error && !(error instanceof CloudBaseError)
    throw isOfStore ? damagedData(folder.databasePath, String(error)) : error
  }
}
