import type { rightsContract } from '../../contracts/rights'
import type { HandlersOf } from '../../kernel/use-case'
import { cancelErasure } from './cancel-erasure'
import { exportMyData } from './export-my-data'
import { getErasureTerms } from './get-erasure-terms'
import { getMyData } from './get-my-data'
import { requestErasure } from './request-erasure'

export const handlers: HandlersOf<typeof rightsContract> = {
  'rights.getMyData': getMyData,
  'rights.exportMyData': exportMyData,
  'rights.getErasureTerms': getErasureTerms,
  'rights.requestErasure': requestErasure,
  'rights.cancelErasure': cancelErasure,
}

export { eraseDue } from './erase-due'
