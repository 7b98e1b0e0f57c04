import { AppError } from '../../../kernel/app-error'
import { atomically } from '../../../kernel/change'
import { shanghaiDate } from '../../../kernel/clock'
import { deliveries, personalDelivery } from '../../../kernel/outbox'
import type { PersonalMessage } from '../../../kernel/outbox'
import type { UseCase } from '../../../kernel/use-case'
import { administratorsOf } from '../../members'
import { managedEvent } from '../managed-event'
import type { EventRecord } from '../records'
import { summaryWords } from './afterwards-rules'
import { figuresOf } from './figures'

/** Each administrator gets it once a day, whatever is tapped how often; the next day they get the figures of that day. */
export const sendSummary: UseCase<'events.sendSummary'> = async ({ eventId }, context) => {
  const { actor, now } = context
  const event = await managedEvent(eventId, actor)
  if (event.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  if (now < event.endsAt) throw new AppError('EVENT_NOT_OVER')
  const administrators = await administratorsOf(event.organisationPath, now)
  if (administrators.length === 0) throw new AppError('NOBODY_TO_TELL')
  const body = `${summaryWords(await figuresOf(event, now))}由${actor.name}发送。`
  await atomically(context, async (change) => {
    let told = 0
    for (const memberId of administrators) {
      const message = summaryTo(memberId, event, body, now)
      if (await change.get(deliveries, personalDelivery(message, now)._id)) continue
      await change.tell(message)
      told++
    }
    if (told === 0) return
    await change.audit({
      action: 'event.summarySent',
      target: { kind: 'event', id: eventId },
      organisationPath: event.organisationPath,
      after: { title: event.title, members: told },
    })
  })
  return { people: administrators.length }
}

function summaryTo(memberId: string, { _id, title, startsAt, place }: EventRecord, body: string, now: Date): PersonalMessage {
  return {
    occasion: `summary_${_id}_${shanghaiDate(now)}`,
    memberId,
    title: `活动小结：${title}`,
    body,
    page: `/pages/events/summary/summary?eventId=${_id}`,
    template: 'eventNews',
    fields: { thing1: title, time2: startsAt.toISOString(), thing3: place.name, thing4: '活动小结，点开看到场和评价' },
  }
}
