import { command } from '../../platform/database'
import { mostParticipations } from './merge-rules'
import type { Participation } from './store'
import { members } from './store'

/** Notes on these members that they took part. On those who have it already nothing changes, so it may be repeated. */
export async function addParticipation(memberIds: string[], participation: Participation): Promise<void> {
  if (memberIds.length === 0) return
  const _ = command()
  await members.update(
    { _id: _.in(memberIds), 'tookPart.eventId': _.neq(participation.eventId) },
    { tookPart: _.push({ each: [participation], sort: { at: 1 }, slice: -mostParticipations }) },
  )
}

/** Takes it back: they were not there after all. May be repeated. */
export async function removeParticipation(memberIds: string[], eventId: string): Promise<void> {
  if (memberIds.length === 0) return
  const _ = command()
  await members.update({ _id: _.in(memberIds), 'tookPart.eventId': eventId }, { tookPart: _.pull({ eventId }) })
}
