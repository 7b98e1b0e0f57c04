import type { OutputOf } from '../../contracts'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import type { DoneForRecord } from './done-for-store'
import { doneForPage } from './done-for-store'
import { sayingOf } from './done-for-kinds'

export const listDoneForMe: UseCase<'members.listDoneForMe'> = async ({ cursor, limit }, { actor }) => {
  if (actor.memberId === null) throw new AppError('NOT_REGISTERED')
  const { documents, nextCursor } = await doneForPage(actor.memberId, cursor, limit)
  return { items: documents.map(doneForView), ...(nextCursor === undefined ? {} : { nextCursor }) }
}

function doneForView(act: DoneForRecord): OutputOf<'members.listDoneForMe'>['items'][number] {
  const { what, how, page } = sayingOf(act)
  return {
    doneForId: act._id,
    at: act.at.toISOString(),
    byName: act.byName,
    what,
    ...(act.undoneAt === null ? { how } : { undoneAt: act.undoneAt.toISOString() }),
    ...(act.undoneAt === null && page !== undefined ? { page } : {}),
    canUndo: act.undoneAt === null && page === undefined,
  }
}
