import type { UseCase } from '../../../kernel/use-case'
import { isActive, requireOpen } from '../rules'
import { seatPerson } from './seat-person'
import { waitlistPosition } from './waitlist-position'

export const signUp: UseCase<'events.signUp'> = async ({ eventId, answers, companions, showsName }, { actor, now }) => {
  const row = { memberName: actor.name, companions, answers, showsName, signedUpAt: now, by: null }
  const { status, position, standing } = await seatPerson(
    { eventId, person: actor, row },
    (event, mine) => {
      if (mine && isActive(mine.status)) return 'stand'
      requireOpen(event, companions + 1, now)
      return event.approval ? 'pending' : 'seat'
    },
    now,
  )
  if (standing) return { status, ...(await waitlistPosition(standing)) }
  return { status, ...(position === undefined ? {} : { waitlistPosition: position }) }
}
