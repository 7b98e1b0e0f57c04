import { ApiError, call, type OutputOf } from '../../../services/api'
import { newDraftKey } from '../../../services/draft-key'
import { toInput, type EventForm } from './form'
import { startsOf, type SeriesForm } from './series'
import { instantOf } from './shanghai-time'

export type Standing = OutputOf<'events.getForEditing'>

/** What was sent for a new event: under which key, what was in it, and what came of it. */
export interface Sent {
  key: string
  typed: string
  /** The drafts it made; empty while the answer is missing. */
  eventIds: string[]
}

/**
 * Begins to send a new event, unless the same is on its way or there already. What was changed after an answer got lost, or before it was
 * published, is sent as another; the drafts that are known to be out of date go.
 */
export async function begun(form: EventForm, series: SeriesForm, sent: Sent | null): Promise<Sent> {
  const typed = JSON.stringify([form, series])
  if (sent?.typed === typed) return sent
  await Promise.all((sent?.eventIds ?? []).map(dropDraft))
  return { key: newDraftKey(), typed, eventIds: [] }
}

/** A draft that is gone already, because the answer got lost, is fine. */
export async function dropDraft(eventId: string): Promise<void> {
  try {
    await call('events.deleteDraft', { eventId })
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'EVENT_NOT_FOUND')) throw error
  }
}

/** Makes the drafts; asking again with the same key makes no others. */
export async function draftsOf(form: EventForm, series: SeriesForm, { key, eventIds }: Sent): Promise<string[]> {
  if (eventIds.length > 0) return eventIds
  const input = { ...toInput(form), draftKey: key }
  const starts = startsOf(form.start, series).map(instantOf)
  if (starts.length > 1) return (await call('events.createSeries', { ...input, starts })).eventIds
  return [(await call('events.createEvent', input)).eventId]
}

/** Publishes one event or a whole series; one that is out already, because the answer got lost, is fine. */
export async function publish(eventId: string, wholeSeries: boolean): Promise<void> {
  try {
    if (wholeSeries) await call('events.publishSeries', { eventId })
    else await call('events.publishEvent', { eventId })
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'EVENT_NOT_DRAFT')) throw error
  }
}

/** Saves an event that exists. Answers its new version, and whether those who signed up are being told. */
export function saveChanges(standing: Standing, form: EventForm): Promise<OutputOf<'events.editEvent'>> {
  const { organisationId: _, ...details } = toInput(form)
  return call('events.editEvent', { eventId: standing.eventId, version: standing.version, ...details })
}

/** Whether other seats are wanted than the event has. */
export function asksSeats({ capacity, quotas = [] }: Standing, form: EventForm): boolean {
  const wanted = toInput(form)
  return capacity !== wanted.capacity || JSON.stringify(quotas) !== JSON.stringify(wanted.quotas)
}

/** Whether time or place change, which those who signed up are told. */
export function movesPeople(standing: Standing, form: EventForm): boolean {
  const wanted = toInput(form)
  const where = ({ place, onlineUrl = '' }: Pick<Standing, 'place' | 'onlineUrl'>) =>
    JSON.stringify([place.name, place.address ?? '', place.latitude ?? 0, place.longitude ?? 0, onlineUrl])
  return (
    Date.parse(standing.startsAt) !== Date.parse(wanted.startsAt) ||
    Date.parse(standing.endsAt) !== Date.parse(wanted.endsAt) ||
    where(standing) !== where(wanted)
  )
}
