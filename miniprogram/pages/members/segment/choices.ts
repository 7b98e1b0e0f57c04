import { call } from '../../../services/api'
import { getMe, hasRole } from '../../../services/me'
import { dayText } from '../../../services/when'
import { reachedBy } from '../reach'

interface EventOption {
  value: string
  label: string
  note: string
}

/** What there is to choose from, for the person who asks. */
export async function choicesFor() {
  const [me, tree, skills] = await Promise.all([getMe(), call('organisations.listTree', {}), call('segments.listSkills', {})])
  const organisations = reachedBy(me, tree.items, 'administrator', 'editor', 'organiser', 'liaison')
  return { organisations, offered: skills.items, mayName: hasRole(me, 'administrator', 'liaison') }
}

/** Events that are over, the last first; the chosen one is among them however long ago it was. */
export async function pastEvents(organisationIds: string[], chosenId: string): Promise<EventOption[]> {
  const { items } = await call('events.listEvents', { filter: 'past', limit: 50 })
  const within = items.filter((event) => organisationIds.includes(event.organisationId) || event.eventId === chosenId)
  const missing = chosenId !== '' && !within.some(({ eventId }) => eventId === chosenId)
  const chosen = missing ? [await call('events.getEvent', { eventId: chosenId })] : []
  return [...chosen, ...within].map(({ eventId, title, startsAt }) => ({ value: eventId, label: title, note: dayText(startsAt) }))
}
