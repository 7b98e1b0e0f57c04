import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { entriesWithin } from './store'

export const listEntries: UseCase<'audit.listEntries'> = async ({ targetId, byId, cursor, limit }, { actor }) => {
  const wanted = { ...(targetId === undefined ? {} : { targetId }), ...(byId === undefined ? {} : { byId }) }
  const { documents, nextCursor } = await entriesWithin(scopeOf(actor, 'administrator'), wanted, cursor, limit)
  const items = documents.map(({ action, at, byName, targetKind, targetId: id, before, after, reason, target: [member] }) => ({
    action,
    at: at.toISOString(),
    byName,
    targetKind,
    targetId: id,
    ...(member ? { targetName: member.name } : {}),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(reason === undefined ? {} : { reason }),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
