import type { AuditRecord } from '../../kernel/audit'
import { auditEntries } from '../../kernel/audit'
import { after, pageFrom } from '../../kernel/paging'
import type { Criteria } from '../../platform/database'
import { command } from '../../platform/database'

/**
 * A page of entries about organisations within a scope, newest first, each with the member it is about. An entry keeps no name, so that
 * none is left when somebody closes their account.
 */
export async function entriesWithin(scope: string[], wanted: Criteria, cursor: string | undefined, limit: number) {
  const _ = command()
  const within = { ...wanted, organisationPath: _.in(scope) }
  const found = await auditEntries.aggregate<AuditRecord & { target: { name: string }[] }>((pipeline) =>
    pipeline
      .match(_.and([within, after(cursor, 'at', 'desc', 'instant')]))
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lookup({ from: 'members', localField: 'targetId', foreignField: '_id', as: 'target' }),
  )
  return pageFrom(found, limit, (entry) => entry.at)
}
