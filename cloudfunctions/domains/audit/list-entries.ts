import { scopeOf } from '../../kernel/access'
import { actsOf } from '../../kernel/audit-acts'
import { shanghaiDays } from '../../kernel/clock'
import type { UseCase } from '../../kernel/use-case'
import { entriesWithin } from './store'

export const listEntries: UseCase<'audit.listEntries'> = async (
  { targetId, byId, kind, fromOn, toOn, organisationId, cursor, limit },
  { actor },
) => {
  const wanted = {
    targetId,
    byId,
    organisationId,
    ...(kind === undefined ? {} : { actions: actsOf(kind) }),
    ...shanghaiDays({ fromOn, toOn }),
  }
  const { documents, nextCursor } = await entriesWithin(scopeOf(actor, 'administrator'), wanted, cursor, limit)
  const items = documents.map(({ at, before, after, reason, target: [member], ...entry }) => ({
    action: entry.action,
    at: at.toISOString(),
    byId: entry.byId,
    byName: entry.byName,
    targetKind: entry.targetKind,
    targetId: entry.targetId,
    ...(member ? { targetName: member.name } : {}),
    ...(before === undefined ? {} : { before: { ...before } }),
    ...(after === undefined ? {} : { after: { ...after } }),
    ...(reason === undefined ? {} : { reason }),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
