import { atomically } from '../../../kernel/change'
import { shanghaiTime } from '../../../kernel/clock'
import type { UseCase } from '../../../kernel/use-case'
import type { EventRecord } from '../records'
import { requireCallable, requireManaged } from '../rules'
import { rowsFollow } from '../seats/rows-follow'
import { events } from '../store'
import { announce } from '../telling/announce'
import { persistently } from '../../../kernel/persistently'

/** The state, its trace and the announcement are one act. */
export const cancelEvent: UseCase<'events.cancelEvent'> = async ({ eventId, reason }, context) => {
  const { actor, now } = context
  const event = await persistently(() =>
    atomically(context, async (change) => {
      const event = requireManaged(await change.get(events, eventId), actor)
      // Asked again after a lost reply.
      if (event.status === 'cancelled' && event.cancelReason === reason) return event
      requireCallable(event, now)
      await change.update(events, eventId, { status: 'cancelled', cancelReason: reason, unsettledSince: now })
      await announce(
        change,
        event,
        { kind: 'cancelled', to: 'active', by: null, occasion: 'cancelled', ...messageOf(event, reason) },
        now,
      )
      await change.audit({
        action: 'event.cancelled',
        target: { kind: 'event', id: eventId },
        organisationPath: event.organisationPath,
        before: { status: event.status },
        after: { status: 'cancelled' },
        reason,
      })
      return event
    }),
  )
  await rowsFollow({ ...event, status: 'cancelled' }, now)
  return { done: true }
}

function messageOf({ title, startsAt, place }: EventRecord, reason: string) {
  return {
    title: `活动取消：${title}`,
    body: `您报名的活动已取消，请不要前往。原定时间：${shanghaiTime(startsAt)}，地点：${place.name}。原因：${reason}`,
    hint: '活动已取消，请不要前往',
  }
}
