import type { Actor } from '../../kernel/access'
import type { EventRecord } from './records'
import { requireManaged } from './rules'
import { events } from './store'

/** The event, to whoever runs it; to others it is as if there were none. */
export async function managedEvent(eventId: string, actor: Pick<Actor, 'roles'>): Promise<EventRecord> {
  return requireManaged(await events.get(eventId), actor)
}
