import { auditEntries } from '../../kernel/audit'
import { after, pageFrom } from '../../kernel/paging'
import type { Criteria } from '../../platform/database'
import { command } from '../../platform/database'

/** A page of entries about organisations within a scope, newest first. */
export async function entriesWithin(scope: string[], wanted: Criteria, cursor: string | undefined, limit: number) {
  const _ = command()
  const within = { ...wanted, organisationPath: _.in(scope) }
  const found = await auditEntries.find(_.and([within, after(cursor, 'at', 'desc', 'instant')]), {
    orderBy: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  })
  return pageFrom(found, limit, (entry) => entry.at)
}
