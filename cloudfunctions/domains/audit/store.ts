import type { AuditRecord } from '../../kernel/audit'
import { auditEntries } from '../../kernel/audit'
import { after, pageFrom } from '../../kernel/paging'
import type { Criteria } from '../../platform/database'
import { command } from '../../platform/database'

/** What entries are looked for by; what is missing does not matter. */
interface EntryFilter {
  targetId?: string | undefined
  byId?: string | undefined
  actions?: string[]
  organisationId?: string | undefined
  /** From this instant, and before that one. */
  from?: Date
  before?: Date
}

/**
 * A page of entries about organisations within a scope, newest first, each with the member it is about. An entry keeps no name, so that
 * none is left when somebody closes their account.
 */
export async function entriesWithin(scope: string[], filter: EntryFilter, cursor: string | undefined, limit: number) {
  const _ = command()
  const criteria = [{ organisationPath: _.in(scope) }, ...criteriaOf(filter), after(cursor, 'at', 'desc', 'instant')]
  const found = await auditEntries.aggregate<AuditRecord & { target: { name: string }[] }>((pipeline) =>
    pipeline
      .match(_.and(criteria))
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lookup({ from: 'members', localField: 'targetId', foreignField: '_id', as: 'target' }),
  )
  return pageFrom(found, limit, (entry) => entry.at)
}

function criteriaOf({ targetId, byId, actions, organisationId, from, before }: EntryFilter): Criteria[] {
  const _ = command()
  return [
    ...(targetId === undefined ? [] : [{ targetId }]),
    ...(byId === undefined ? [] : [{ byId }]),
    ...(actions === undefined ? [] : [{ action: _.in(actions) }]),
    // An organisation outside the scope has no entries, as one that does not exist would.
    ...(organisationId === undefined ? [] : [{ organisationPath: organisationId }]),
    ...(from ? [{ at: _.gte(from) }] : []),
    ...(before ? [{ at: _.lt(before) }] : []),
  ]
}
