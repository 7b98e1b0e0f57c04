import { derivedId } from '../../kernel/ids'
import { after, pageFrom } from '../../kernel/paging'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'

/** One look at somebody's data by staff. Written before the data is shown; the person it is about reads it. */
interface LookRecord extends Stored {
  memberId: string
  byId: string
  byName: string
  byRole: string
  at: Date
  what: string
  reason: string
}

export const looks = collection<LookRecord>('looks')

/** A page of the looks at one member, newest first. */
export async function looksAt(memberId: string, cursor: string | undefined, limit: number) {
  const found = await looks.find(command().and([{ memberId }, after(cursor, 'at', 'desc', 'instant')]), {
    orderBy: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  })
  return pageFrom(found, limit, (look) => look.at)
}

/** Notes that somebody saw these people in one list. The same occasion notes nobody twice. */
export async function recordLooks(
  occasion: string,
  memberIds: string[],
  look: Omit<LookRecord, '_id' | 'memberId'>,
): Promise<void> {
  if (memberIds.length === 0) return
  await looks.insertMissing(memberIds.map((memberId) => ({ _id: derivedId('k', occasion, memberId), memberId, ...look })))
}
