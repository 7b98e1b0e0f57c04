import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { reorganisationsWithin } from './store'

export const listReorganisations: UseCase<'reorganisations.listReorganisations'> = async ({ cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await reorganisationsWithin(scopeOf(actor, 'administrator'), cursor, limit)
  const items = documents.map(({ _id, kind, organisationName, toName, byName, at, reason, state }) => ({
    reorganisationId: _id,
    kind,
    organisationName,
    toName,
    byName,
    at: at.toISOString(),
    ...(reason === null ? {} : { reason }),
    state,
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
