import { after, pageFrom } from '../../kernel/paging'
import type { Criteria } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { OpinionRecord } from './records'

export const opinions = collection<OpinionRecord>('opinions')

/** A page of opinions that match, newest first. */
export async function newestOpinions(criteria: Criteria, cursor: string | undefined, limit: number) {
  const found = await opinions.find(command().and([criteria, after(cursor, 'submittedAt', 'desc', 'instant')]), {
    orderBy: [
      ['submittedAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  })
  return pageFrom(found, limit, (opinion) => opinion.submittedAt)
}

/** A page of opinions that something is due on, the most urgent first. */
export async function mostUrgentOpinions(criteria: Criteria, cursor: string | undefined, limit: number) {
  const _ = command()
  const found = await opinions.find(_.and([criteria, { dueOn: _.gt('') }, after(cursor, 'dueOn', 'asc', 'text')]), {
    orderBy: [
      ['dueOn', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  })
  return pageFrom(found, limit, (opinion) => opinion.dueOn ?? '')
}
