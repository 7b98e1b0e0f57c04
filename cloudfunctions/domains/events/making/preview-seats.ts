import { managedEvent } from '../managed-event'
import type { UseCase } from '../../../kernel/use-case'
import { requireQuotas } from '../rules'
import { seatNumbers } from '../seats/seat-rules'
import { latestSeated } from '../seats/seat-store'
import { overBy, toAsk } from './seats-wanted-rules'

/** Names of people to ask that are given at once; whoever makes a hall that much smaller asks again. */
const mostNamed = 50

export const previewSeats: UseCase<'events.previewSeats'> = async ({ eventId, ...wanted }, { actor }) => {
  const event = await managedEvent(eventId, actor)
  requireQuotas(wanted)
  const over = overBy(event, wanted)
  const quotas = [...over.byQuota.keys()]
  const tooMany = Math.max(
    over.event,
    [...over.byQuota.values()].reduce((sum, seats) => sum + seats, 0),
  )
  if (tooMany === 0) return { fits: true, over: 0, toAsk: [] }
  const latest = await latestSeated(eventId, over.event > 0 ? null : quotas, mostNamed)
  return {
    fits: false,
    over: tooMany,
    toAsk: toAsk(latest, over).map(({ memberId, memberName, seats, quota }) => {
      const quotaName = quota === null ? undefined : event.quotas[quota]?.name
      return { memberId, name: memberName, seats: seatNumbers(seats).length, ...(quotaName === undefined ? {} : { quotaName }) }
    }),
  }
}
