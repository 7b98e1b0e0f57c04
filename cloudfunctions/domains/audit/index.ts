import type { auditContract } from '../../contracts/audit'
import type { HandlersOf } from '../../kernel/use-case'
import { listEntries } from './list-entries'

export const handlers: HandlersOf<typeof auditContract> = { 'audit.listEntries': listEntries }
