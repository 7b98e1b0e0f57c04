import type { OutputOf } from '../../contracts'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import type { DoneForLine } from './done-for-store'
import { doneForPage } from './done-for-store'
import { sayingOf, undoingOf } from './done-for-kinds'

export const listDoneForMe: UseCase<'members.listDoneForMe'> = async ({ cursor, limit }, { actor }) => {
  if (actor.memberId === null) throw new AppError('NOT_REGISTERED')
  const { documents, nextCursor } = await doneForPage(actor.memberId, cursor, limit)
  return { items: documents.map(doneForView), ...(nextCursor === undefined ? {} : { nextCursor }) }
}

function doneForView(act: DoneForLine): OutputOf<'members.listDoneForMe'>['items'][number] {
  const { what, how, page } = sayingOf(act)
  const undoing = undoingOf(act)
  return {
    doneForId: act._id,
    at: act.at.toISOString(),
    byName: act.byName,
    what,
    ...(undoing === null ? { how } : { undone: { at: undoing.at.toISOString(), words: undoing.words } }),
    ...(undoing === null && page !== undefined ? { page } : {}),
    canUndo: undoing === null && page === undefined,
  }
}
