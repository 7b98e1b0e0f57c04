import { scopeOf } from '../../../kernel/access'
import type { UseCase } from '../../../kernel/use-case'
import { command } from '../../../platform/database'
import { checkInRefusal } from '../rules'
import { signUpId, signUps } from '../store'

/** Marks one person at one event. The row keeps who did it and when, so the act and its trace are one write. */
export const checkIn: UseCase<'events.checkIn'> = async ({ eventId, memberId }, { actor, now }) => {
  const _ = command()
  const _id = signUpId(eventId, memberId)
  const mine = { _id, organisationPath: _.in(scopeOf(actor, 'organiser', 'administrator')) }
  const row = await signUps.updateAndReturn(
    { ...mine, status: 'confirmed', checkedInAt: null },
    { checkedInAt: now, noteAt: now, checkIns: _.push([{ at: now, byId: actor.memberId, byName: actor.name, undone: false }]) },
  )
  if (row) return { name: row.memberName, companions: row.companions, checkedInAt: now.toISOString() }
  const [standing] = await signUps.find(mine, { limit: 1 })
  throw checkInRefusal(standing ?? null)
}
