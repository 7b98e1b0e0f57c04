import { AppError } from '../../../kernel/app-error'
import { atomically } from '../../../kernel/change'
import { idOfDraft } from '../../../kernel/ids'
import type { UseCase } from '../../../kernel/use-case'
import { requireManaged } from '../rules'
import { events } from '../store'
import { announce, announcementId } from './announce'
import { announcements } from './announcement-store'
import { countAmong } from './recipients'

/** Who gets it is looked up when it is sent, so whoever checks in meanwhile is not asked where they are. */
export const messagePeople: UseCase<'events.messagePeople'> = async ({ eventId, to, text, draftKey }, context) => {
  const { actor, now } = context
  const occasion = idOfDraft('w', actor.memberId, draftKey)
  const messageId = announcementId(eventId, occasion)
  const people = await countAmong(eventId, to)
  await atomically(context, async (change) => {
    const event = requireManaged(await change.get(events, eventId), actor)
    if (event.status === 'draft') throw new AppError('EVENT_NOT_FOUND')
    // A lost answer is asked for again: the message is the same.
    if (await change.get(announcements, messageId)) return
    if (people === 0) throw new AppError('NOBODY_TO_TELL')
    const by = { memberId: actor.memberId, name: actor.name }
    const body = `${text}\n\n${event.organisationName} ${actor.name}`
    const said = { title: `主办方的消息：${event.title}`, body, hint: '主办方有消息给您，请点开看' }
    await announce(change, event, { kind: 'message', to, by, occasion, ...said }, now)
    await change.audit({
      action: 'event.peopleTold',
      target: { kind: 'event', id: eventId },
      organisationPath: event.organisationPath,
      after: { title: event.title, recipients: to, members: people },
    })
  })
  return { messageId, people }
}
