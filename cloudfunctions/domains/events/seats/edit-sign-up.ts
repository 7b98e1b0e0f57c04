import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import type { SignUpRecord } from '../records'
import { answersTo, changeable } from '../rules'
import { eventWithMine, signUps } from '../store'
import { changeParty } from './change-party'
import { waitlistPosition } from './waitlist-position'

const mostAttempts = 5

export const editSignUp: UseCase<'events.editSignUp'> = async (input, { actor, now }) => {
  const { eventId, answers, questionsVersion, companions, showsName } = input
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const { event, mine } = changeable(await eventWithMine(eventId, actor.memberId), now)
    const wanted = {
      ...answersTo(event, answers, questionsVersion),
      showsName: showsName ?? mine.showsName,
      companions: companions ?? mine.companions,
    }
    if (await changeParty(event, mine, wanted, now)) return viewOf(mine)
    // Promoted, cancelled from another phone, or somebody was quicker to a seat: look again.
  }
  throw new AppError('BUSY', { over: 'row' })
}

/** Where they stand now: a smaller party that waited may have got its seats. */
async function viewOf(mine: SignUpRecord) {
  const row = mine.status === 'waitlisted' ? ((await signUps.get(mine._id)) ?? mine) : mine
  return {
    status: row.status,
    ...(await waitlistPosition(row)),
    ...(row.offerEndsAt === null ? {} : { offerEndsAt: row.offerEndsAt.toISOString() }),
  }
}
