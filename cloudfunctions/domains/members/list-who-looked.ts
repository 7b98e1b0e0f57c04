import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { looksAt } from './look-store'

export const listWhoLooked: UseCase<'members.listWhoLooked'> = async ({ cursor, limit }, { actor }) => {
  if (actor.memberId === null) throw new AppError('NOT_REGISTERED')
  const { documents, nextCursor } = await looksAt(actor.memberId, cursor, limit)
  const items = documents.map(({ byName, byRole, at, what, reason }) => ({ byName, byRole, at: at.toISOString(), what, reason }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
