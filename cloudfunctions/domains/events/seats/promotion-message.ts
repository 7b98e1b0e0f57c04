import { shanghaiTime } from '../../../kernel/clock'
import type { PersonalMessage } from '../../../kernel/outbox'
import type { EventRecord, SignUpRecord } from '../records'

/** What somebody reads whose turn it is: that the seat is theirs, or until when it is kept for them. */
export function promotionMessage(
  event: EventRecord,
  { memberId, queue }: SignUpRecord,
  { offerEndsAt }: Pick<SignUpRecord, 'offerEndsAt'>,
): PersonalMessage {
  const where = `时间：${shanghaiTime(event.startsAt)}，地点：${event.place.name}。`
  const asked = offerEndsAt && shanghaiTime(offerEndsAt)
  return {
    occasion: `promoted_${event._id}_${queue}`,
    memberId,
    title: asked ? `有名额了，请确认：${event.title}` : `候补成功：${event.title}`,
    body: asked
      ? `您候补的活动有名额了，为您保留到${asked}，请在此之前确认，过时让给下一位。${where}`
      : `您候补的活动有名额了，已为您确认。${where}如不能参加，请尽早取消，让给下一位。`,
    page: `/pages/events/detail/detail?eventId=${event._id}`,
    template: 'eventPromoted',
    fields: {
      thing1: event.title,
      time2: event.startsAt.toISOString(),
      thing3: event.place.name,
      thing4: asked ? '名额已保留，请尽快点开确认' : '已为您确认名额，不能参加请尽早取消',
    },
  }
}
