import type { importsContract } from '../../contracts/imports'
import type { HandlersOf } from '../../kernel/use-case'
import { cancelImport } from './cancel-import'
import { commitImport } from './commit-import'
import { getImport } from './get-import'
import { getTemplate } from './get-template'
import { prepareImport } from './prepare-import'
import { listImports } from './list-imports'
import { startImport } from './start-import'

export const handlers: HandlersOf<typeof importsContract> = {
  'imports.getTemplate': getTemplate,
  'imports.prepareImport': prepareImport,
  'imports.startImport': startImport,
  'imports.getImport': getImport,
  'imports.commitImport': commitImport,
  'imports.cancelImport': cancelImport,
  'imports.listImports': listImports,
}

export { importParts, imports, moveToMember } from './store'
export { rekeyRows } from './rekey-rows'
export { workImports } from './work-imports'
