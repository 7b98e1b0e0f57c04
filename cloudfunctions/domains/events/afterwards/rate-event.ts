import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { weChatApi } from '../../../platform/wechat'
import { eventWithMine, signUpId } from '../store'
import { requireRatable } from './afterwards-rules'
import { keepRating } from './afterwards-store'

export const rateEvent: UseCase<'events.rateEvent'> = async ({ eventId, stars, comment }, { actor, now }) => {
  const event = await eventWithMine(eventId, actor.memberId)
  requireRatable(event, event?.mine?.[0], now)
  if (comment !== undefined && (await weChatApi().checkText(comment, actor.openid, 2)) === 'risky') {
    throw new AppError('CONTENT_REFUSED')
  }
  const kept = await keepRating(signUpId(eventId, actor.memberId), { stars, comment: comment ?? null, at: now })
  // Their check-in was undone in the meantime.
  if (!kept) throw new AppError('TOOK_NO_PART')
  return { done: true }
}
