import type { Caller } from '../../../kernel/access'
import type { EventWithMine } from '../store'
import { whyNotFor } from '../why-not'
import { isActive } from '../rules'
import type { EventFilter } from './event-filter'
import { metresBetween } from './near'

/** How far away an event is; null when it says no coordinates, or nobody asked. */
export function metresTo({ place: { latitude, longitude } }: EventWithMine, near: EventFilter['near']): number | null {
  if (near === undefined || latitude === undefined || longitude === undefined) return null
  return Math.round(metresBetween(near, { latitude, longitude }))
}

/** Whether an event passes what the query could not ask. */
export function passes({ openForMe, near }: Pick<EventFilter, 'openForMe' | 'near'>, reader: Caller, now: Date) {
  return (event: EventWithMine): boolean => {
    if (near && (metresTo(event, near) ?? Infinity) > near.metres) return false
    if (!openForMe) return true
    const mine = event.mine?.[0]
    return !(mine && isActive(mine.status)) && whyNotFor(event, reader, now) === null
  }
}

/** Events read for one page when not every one of them will pass. */
export function mostRead({ openForMe, near }: Pick<EventFilter, 'openForMe' | 'near'>, limit: number): number {
  return openForMe || near ? limit * 3 : limit
}
