import type { Criteria } from '../../platform/database'
import { command } from '../../platform/database'
import type { EventRecord } from './records'
import { events } from './store'

/** Events of somebody within a scope that are not over. */
function runBy(creatorId: string, scope: readonly string[], now: Date): Criteria {
  const _ = command()
  return { creatorId, endsAt: _.gt(now), organisationPath: _.in([...scope]) }
}

/** The events that a handover would move, the next first. */
export function eventsToHandOver(fromId: string, scope: readonly string[], now: Date): Promise<EventRecord[]> {
  return events.find(runBy(fromId, scope, now), { orderBy: [['endsAt', 'asc']], limit: 1000 })
}

/** Gives a colleague's events that are not over to another. May be repeated. */
export async function handOver(fromId: string, toId: string, scope: readonly string[], now: Date): Promise<void> {
  await events.update(runBy(fromId, scope, now), { creatorId: toId })
}
