import { participantsAfter } from '../events'
import { approvedMembers, memberIdsOf } from '../members'
import { matchingIds } from '../segments'
import type { Audience } from './records'

interface Portion {
  /** Approved members. */
  memberIds: string[]
  /** Where the next portion begins; null when there was nothing. */
  last: string | null
  done: boolean
}

/** The next recipients of an audience after a member's id, in the order of ids. */
export async function recipientsAfter(audience: Audience, after: string | null, limit: number): Promise<Portion> {
  const ids = await idsAfter(audience, after, limit)
  // Only these two name people who may have been suspended or erased since.
  const checked = 'eventId' in audience || 'memberIds' in audience
  const approved = checked ? (await approvedMembers(ids)).map(({ _id }) => _id).sort() : ids
  return { memberIds: approved, last: ids.at(-1) ?? null, done: ids.length < limit }
}

function idsAfter(audience: Audience, after: string | null, limit: number): Promise<string[]> {
  if ('segmentId' in audience) return matchingIds(audience.filter, after, limit)
  if ('eventId' in audience) return participantsAfter(audience.eventId, audience.statuses, after, limit)
  if ('memberIds' in audience) {
    const rest = [...audience.memberIds].sort().filter((id) => after === null || id > after)
    return Promise.resolve(rest.slice(0, limit))
  }
  return memberIdsOf(audience, after, limit)
}
