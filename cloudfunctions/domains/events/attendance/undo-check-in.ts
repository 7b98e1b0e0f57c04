import { scopeOf } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { command } from '../../../platform/database'
import { signUpId, signUps } from '../store'

export const undoCheckIn: UseCase<'events.undoCheckIn'> = async ({ eventId, memberId }, { actor, now }) => {
  const _ = command()
  const mine = { _id: signUpId(eventId, memberId), organisationPath: _.in(scopeOf(actor, 'organiser', 'administrator')) }
  const row = await signUps.updateAndReturn(
    { ...mine, checkedInAt: _.neq(null) },
    { checkedInAt: null, noteAt: now, checkIns: _.push([{ at: now, byId: actor.memberId, byName: actor.name, undone: true }]) },
  )
  if (row) return { done: true }
  const [standing] = await signUps.find(mine, { limit: 1 })
  throw new AppError(standing ? 'NOT_CHECKED_IN' : 'SIGN_UP_NOT_FOUND')
}
