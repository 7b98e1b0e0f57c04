import type { rightsContract } from '../../contracts/rights'
import type { HandlersOf } from '../../kernel/use-case'
import { cancelErasure } from './cancel-erasure'
import { exportMyData } from './export-my-data'
import { allowMessages } from './allow-messages'
import { getRetentionReport } from './get-retention-report'
import { listConsents } from './list-consents'
import { withdrawConsent } from './withdraw-consent'
import { getErasureTerms } from './get-erasure-terms'
import { getMyData } from './get-my-data'
import { requestErasure } from './request-erasure'

export const handlers: HandlersOf<typeof rightsContract> = {
  'rights.getMyData': getMyData,
  'rights.exportMyData': exportMyData,
  'rights.getErasureTerms': getErasureTerms,
  'rights.requestErasure': requestErasure,
  'rights.cancelErasure': cancelErasure,
  'rights.getRetentionReport': getRetentionReport,
  'rights.listConsents': listConsents,
  'rights.withdrawConsent': withdrawConsent,
  'rights.allowMessages': allowMessages,
}

export { eraseDue } from './erase-due'
