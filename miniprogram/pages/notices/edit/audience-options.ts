import { call } from '../../../services/api'
import { dayText } from '../../../services/when'

interface Option {
  value: string
  label: string
  note: string
}

/** The saved segments to choose from. */
export async function segmentOptions(): Promise<Option[]> {
  const { items } = await call('segments.listSegments', { limit: 50 })
  return items.map(({ segmentId, name, words }) => ({ value: segmentId, label: name, note: words }))
}

/** The events of these organisations, those to come first. */
export async function eventOptions(organisationIds: string[]): Promise<Option[]> {
  const [coming, past] = await Promise.all([
    call('events.listEvents', { filter: 'upcoming', limit: 50 }),
    call('events.listEvents', { filter: 'past', limit: 20 }),
  ])
  return [...coming.items, ...past.items]
    .filter((event) => organisationIds.includes(event.organisationId))
    .map(({ eventId, title, startsAt }) => ({ value: eventId, label: title, note: dayText(startsAt) }))
}

/** Approved members whose names begin so. */
export async function membersNamed(namePrefix: string): Promise<{ memberId: string; name: string; note: string }[]> {
  const { items } = await call('members.listMembers', { namePrefix, status: 'approved', limit: 10 })
  return items.map(({ memberId, name, organisations }) => ({
    memberId,
    name,
    note: organisations.map((organisation) => organisation.name).join('、'),
  }))
}
