import { AppError } from '../../../kernel/app-error'
import { atomically } from '../../../kernel/change'
import { derivedId, idOfDraft } from '../../../kernel/ids'
import type { UseCase } from '../../../kernel/use-case'
import { events } from '../store'
import { checkedForNew } from './checked'
import { startingAt } from './details-rules'
import { keepFiles } from './event-files'
import { newEvent } from './new-event'
import { persistently } from '../../../kernel/persistently'

/** All drafts of a series or none; each is an event of its own from then on. */
export const createSeries: UseCase<'events.createSeries'> = async ({ organisationId, draftKey, starts, ...given }, context) => {
  const { actor, now } = context
  const { organisation, organisations } = await checkedForNew(given, organisationId, actor)
  const seriesId = idOfDraft('es', actor.memberId, draftKey)
  const drafts = [...starts]
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .map((start, i) => {
      const about = { _id: derivedId('e', seriesId, String(i)), organisation, creatorId: actor.memberId, seriesId }
      return newEvent(startingAt(given, start), organisations, about)
    })
  const [first] = drafts
  if (!first) throw new AppError('EVENT_TIMES_INVALID')
  await keepFiles(actor, given, null, now)
  await persistently(() =>
    atomically(context, async (change) => {
      if (draftKey !== undefined && (await change.get(events, first._id))) return
      for (const draft of drafts) await change.insert(events, draft)
      await change.audit({
        action: 'event.seriesCreated',
        target: { kind: 'event', id: first._id },
        organisationPath: organisation.path,
        after: { title: first.title, events: drafts.length, startsAt: first.startsAt.toISOString() },
      })
    }),
  )
  return { eventIds: drafts.map(({ _id }) => _id) }
}
