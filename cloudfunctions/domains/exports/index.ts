import type { exportsContract } from '../../contracts/exports'
import type { HandlersOf } from '../../kernel/use-case'
import { getExport } from './get-export'
import { listMyExports } from './list-my-exports'
import { requestExport } from './request-export'

export const handlers: HandlersOf<typeof exportsContract> = {
  'exports.requestExport': requestExport,
  'exports.getExport': getExport,
  'exports.listMyExports': listMyExports,
}

export { exportParts, moveToMember, sheetExports } from './store'
export { expireExports, workExports } from './work-exports'
