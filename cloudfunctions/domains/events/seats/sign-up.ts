import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { isInvited } from '../audience'
import { answersTo, isActive, requireOpen } from '../rules'
import { seatPerson } from './seat-person'
import { waitlistPosition } from './waitlist-position'

export const signUp: UseCase<'events.signUp'> = async (input, { actor, now }) => {
  const { eventId, answers, questionsVersion, companions, showsName } = input
  const row = { memberName: actor.name, companions, showsName, signedUpAt: now, by: null }
  const { status, position, standing } = await seatPerson(
    { eventId, person: actor, row, answered: (event) => answersTo(event, answers, questionsVersion) },
    (event, mine) => {
      if (mine && isActive(mine.status)) return 'stand'
      requireOpen(event, companions + 1, now)
      if (!isInvited(event, actor.organisationPaths)) throw new AppError('NOT_INVITED')
      return event.approval ? 'pending' : 'seat'
    },
    now,
  )
  if (standing) return { status, ...(await waitlistPosition(standing)) }
  return { status, ...(position === undefined ? {} : { waitlistPosition: position }) }
}
