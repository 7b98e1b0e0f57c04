import { inTurn } from '../../kernel/in-turn'
import { removeFiles } from '../../platform/files'
import type { ImportRecord } from './store'
import { importParts, imports, importsToRemove } from './store'

/** Removes everything of an import. The record that leads to the rest goes last. */
export async function removeImport({ _id, fileId }: Pick<ImportRecord, '_id' | 'fileId'>): Promise<void> {
  await importParts.remove({ importId: _id })
  if (fileId !== null) await removeFiles([fileId])
  await imports.remove({ _id })
}

/** Removes what was cut off while being read, what nobody decided on, and what is long done. Run by the timer. */
export async function removeOldImports(now: Date): Promise<number> {
  const old = await importsToRemove(now)
  await inTurn(old.map((record) => () => removeImport(record)))
  return old.length
}
