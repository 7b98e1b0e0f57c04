import { managedEvent } from '../managed-event'
import type { Change } from '../../../kernel/change'
import { atomically } from '../../../kernel/change'
import { AppError } from '../../../kernel/app-error'
import type { UseCase, UseCaseContext } from '../../../kernel/use-case'
import type { OrganisationRecord } from '../../organisations'
import { formerQuestionsAfter } from '../asked-rules'
import { soughtPieces } from '../finding/sought-pieces'
import type { EventRecord } from '../records'
import { requireManaged } from '../rules'
import { promoteWaiting } from '../seats/promote-waiting'
import { rowsFollow } from '../seats/rows-follow'
import { countActive, events } from '../store'
import { announce, announcementId } from '../telling/announce'
import { announcements } from '../telling/announcement-store'
import { checked } from './checked'
import type { DetailField, EventDetails, GivenDetails } from './details-rules'
import { changedDetails, detailsFrom } from './details-rules'
import { changeMessage, requireEditable } from './edit-rules'
import { filesOf, keepFiles, letGo } from './event-files'
import { persistently } from '../../../kernel/persistently'
import { hasSeats, resizedSeats } from './seats-wanted-rules'

type Context = UseCaseContext<'events.editEvent'>

/** What is decided on beside the event itself. */
interface Edit {
  eventId: string
  version: number
  given: GivenDetails
  organisations: OrganisationRecord[]
  untouched: boolean
}

/** The event, its trace and the announcement are one act; seats that came with it are passed on afterwards, by `settle` if the power goes. */
export const editEvent: UseCase<'events.editEvent'> = async ({ eventId, version, ...given }, context) => {
  const { actor, now } = context
  const event = await managedEvent(eventId, actor)
  const organisations = await checked(given, null, event, actor)
  const signedUp = await countActive(eventId)
  const edit = { eventId, version, given, organisations, untouched: signedUp === 0 }
  // Refused before a file is kept for it.
  planned(event, edit, now)
  await keepFiles(actor, given, event, now)
  const result = await persistently(() => atomically(context, (change) => write(change, edit, context)))
  await rowsFollow(result.event, now)
  await promoteWaiting(eventId, now)
  await letGo(
    filesOf(event).filter((fileId) => !filesOf(given).includes(fileId)),
    now,
  )
  return { version: result.event.version, told: result.told && signedUp > 0 }
}

async function write(change: Change, edit: Edit, context: Context): Promise<{ event: EventRecord; told: boolean }> {
  const { eventId } = edit
  const event = requireManaged(await change.get(events, eventId), context.actor)
  const plan = planned(event, edit, context.now)
  if (!plan) return { event, told: await wasTold(change, event) }
  const { become, message, changed } = plan
  // The event first: who signs up meanwhile waits for this act to end, and should not have to wait long.
  await change.update(events, eventId, become)
  const after = { ...event, ...become }
  if (message) {
    const told = { kind: 'changed' as const, to: 'active' as const, by: null, occasion: occasionOf(become.version), ...message }
    await announce(change, after, told, context.now)
  }
  await change.audit({
    action: 'event.edited',
    target: { kind: 'event', id: eventId },
    organisationPath: event.organisationPath,
    before: traceOf(event),
    after: { ...traceOf(after), fields: changed },
  })
  return { event: after, told: message !== null }
}

/** What the event becomes; null when nothing would change, as when a reply was lost and the same is asked again. */
function planned(event: EventRecord, { version, given, organisations, untouched }: Edit, now: Date) {
  const details: EventDetails = detailsFrom(given, event.questions)
  const seats = hasSeats(event, given) ? null : resizedSeats(event, given, organisations, untouched)
  const changed: (DetailField | 'seats')[] = [...changedDetails(event, details), ...(seats ? (['seats'] as const) : [])]
  if (changed.length === 0) return null
  if (event.version !== version) throw new AppError('EVENT_EDITED')
  requireEditable(event, details, changed, now)
  // Nobody has answered a draft.
  const asked = event.status === 'draft' ? {} : { formerQuestions: formerQuestionsAfter(event, details.questions) }
  const unsettled = event.status === 'published' ? { unsettledSince: now } : {}
  return {
    become: { ...details, ...asked, pieces: soughtPieces(details), ...seats, ...unsettled, version: version + 1 },
    message: changeMessage(event, details, now),
    changed,
  }
}

const occasionOf = (version: number) => `changed_${version}`

/** Whether the last edit was told. */
async function wasTold(change: Change, { _id, version }: EventRecord): Promise<boolean> {
  return (await change.get(announcements, announcementId(_id, occasionOf(version)))) !== null
}

function traceOf({ title, startsAt, endsAt, capacity, version }: EventRecord) {
  return { title, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), capacity, version }
}
