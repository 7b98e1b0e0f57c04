import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { isActive, requireCancellable } from '../rules'
import { eventWithMine } from '../store'
import { withdraw } from './withdraw'

const mostAttempts = 5

export const cancelSignUp: UseCase<'events.cancelSignUp'> = async ({ eventId }, { actor, now }) => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const event = await eventWithMine(eventId, actor.memberId)
    const mine = event?.mine?.[0] ?? null
    requireCancellable(event, mine, now)
    if (!isActive(mine.status)) return { status: mine.status }
    if (await withdraw(mine, now)) return { status: 'cancelled' }
    // Promoted, or cancelled from another phone, meanwhile: look again.
  }
  throw new AppError('BUSY', { over: 'row' })
}
